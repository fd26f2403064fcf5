#pragma once

#include <atomic>

namespace regard {

/// From now on a first Ctrl-C, SIGTERM or closing terminal only asks to stop, through the flag that
/// this gives, and says on standard error that it is `stopping WHEN`; the second ends the process
/// at once.
const std::atomic<bool>& catch_stop_signals(const char* when);

}  // namespace regard
