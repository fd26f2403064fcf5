#pragma once

#include <sys/resource.h>

#include <cstdint>
#include <filesystem>

namespace regard {

/// Bytes that programs can still have on this machine, and in the control groups (a container, a
/// job, a systemd scope) that this one runs in; negative where that is not known. The kernel's
/// files are looked for beneath `root`.
int64_t available_memory(const std::filesystem::path& root = "/");

/// As long as it lives, this process may allocate so many bytes more. What goes beyond fails where
/// it is asked for, and training answers with smaller pieces; without, the kernel would grant it
/// and end the process when the memory is touched. Addresses count, so what an allocator keeps for
/// later (jemalloc does, to be fast) is taken from it too.
class MemoryLimit {
 public:
  /// A negative number limits nothing.
  explicit MemoryLimit(int64_t bytes);
  MemoryLimit(const MemoryLimit&) = delete;
  MemoryLimit& operator=(const MemoryLimit&) = delete;
  ~MemoryLimit();

 private:
  rlimit before_{};
};

}  // namespace regard
