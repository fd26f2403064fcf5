#include "app/stop_signal.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

namespace regard {
namespace {

/// In a process of its own: what it does to signals must not outlive the test.
TEST(StopSignalDeathTest, TheFirstAsksTheSecondEnds) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    EXPECT_EXIT(
        {
          const std::atomic<bool>& asked = catch_stop_signals("when this update is saved");
          if (asked) _exit(2);
          raise(signal);
          _exit(asked ? 0 : 3);
        },
        testing::ExitedWithCode(0), "stopping when this update is saved");
    EXPECT_EXIT(
        {
          catch_stop_signals("when this update is saved");
          raise(signal);
          raise(signal);
          _exit(0);
        },
        testing::KilledBySignal(signal), "once more ends it");
  }
}

}  // namespace
}  // namespace regard
