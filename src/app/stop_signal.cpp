#include "app/stop_signal.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <string>

namespace regard {
namespace {

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

// Made beforehand: a handler cannot allocate.
std::string message;

extern "C" void ask_to_stop(int) {
  stop_asked = true;
  (void)!::write(STDERR_FILENO, message.data(), message.size());
  // Whichever signal comes next: it ends the process.
  ::signal(SIGINT, SIG_DFL);
  ::signal(SIGTERM, SIG_DFL);
  ::signal(SIGHUP, SIG_DFL);
}

}  // namespace

const std::atomic<bool>& catch_stop_signals(const char* when) {
  message = fmt::format("\nregard: stopping {}; once more ends it at once\n", when);
  struct sigaction action = {};
  action.sa_handler = ask_to_stop;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  // A terminal that closes stops a training too, unless nohup said otherwise.
  struct sigaction hang_up = {};
  ::sigaction(SIGHUP, nullptr, &hang_up);
  if (hang_up.sa_handler != SIG_IGN) ::sigaction(SIGHUP, &action, nullptr);
  return stop_asked;
}

}  // namespace regard
