#include "regard/training/processes.h"

#include <gmock/gmock.h>

#include <array>
#include <cstdlib>

namespace regard {
namespace {

TEST(Processes, OneIsAloneAndLeads) {
  const auto processes = one_process();
  EXPECT_TRUE(processes->alone());
  EXPECT_TRUE(processes->leads());
  std::array<double, 2> numbers = {1, 2};
  processes->sum(numbers);
  EXPECT_TRUE(processes->any(true));
  EXPECT_FALSE(processes->any(false));
  EXPECT_THAT(numbers, ::testing::ElementsAre(1, 2));
  const std::array<uint16_t, 2> sent = {3, 4};
  std::array<uint16_t, 2> received = {};
  processes->exchange(sent, received);
  EXPECT_EQ(received, sent);
  received = {};
  processes->gather(sent, received);
  EXPECT_EQ(received, sent);
}

TEST(Processes, WithoutALauncherThereIsOne) {
  EXPECT_TRUE(launched_processes()->alone());
  for (const char* count : {"1", "", "none"}) {
    setenv("PMI_SIZE", count, 1);
    EXPECT_TRUE(launched_processes()->alone()) << count;
  }
  unsetenv("PMI_SIZE");
}

}  // namespace
}  // namespace regard
