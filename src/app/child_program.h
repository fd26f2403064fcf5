#pragma once

#include <atomic>
#include <string>
#include <vector>

namespace regard {

/// Runs a program with these words behind its name and waits for it; it writes where we write. Its
/// exit status, or 128 and the number of the signal that ended it. Once `stop` is set, the child
/// is asked to stop too (SIGTERM) and waited for. Throws Error if it cannot be started.
int run_child(const std::string& program, const std::vector<std::string>& words,
              const std::atomic<bool>& stop);

/// The file of the program that is running.
std::string own_program();

}  // namespace regard
