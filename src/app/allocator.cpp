/// What jemalloc, where the program is linked with it, looks up when it starts (its manual,
/// "TUNING"). A training allocates and frees the same megabytes again and again: in large pages,
/// which the kernel gives sooner than many small ones, and kept for the next batch, which comes
/// within the minute. MALLOC_CONF in the environment goes before this.
extern "C" {
const char* malloc_conf = "thp:always,oversize_threshold:0,dirty_decay_ms:60000";
}
