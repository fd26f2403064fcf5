#include "training/budget.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

TrainingOptions limits(int64_t updates, int64_t passes, const char* time) {
  TrainingOptions options;
  options.max_updates = updates;
  options.max_epochs = passes;
  options.time = time;
  return options;
}

TEST(Budget, IsTheShareOfTheNearestLimit) {
  const Budget budget(limits(200, 4, "1h"), 0);
  EXPECT_DOUBLE_EQ(budget.fraction(50, 0.5), 0.25);
  EXPECT_DOUBLE_EQ(budget.fraction(20, 3), 0.75);
  EXPECT_DOUBLE_EQ(budget.fraction(200, 1), 1);
  EXPECT_DOUBLE_EQ(budget.fraction(0, 5), 1.25);
}

TEST(Budget, CountsTheSecondsOfEarlierSittings) {
  const Budget budget(limits(1000, 0, "20m"), 900);
  EXPECT_GE(budget.seconds(), 900);
  EXPECT_LT(budget.seconds(), 960);
  EXPECT_NEAR(budget.fraction(1, 0), 0.75, 0.05);
  EXPECT_GE(Budget(limits(0, 0, "90s"), 90).fraction(0, 0), 1);
}

TEST(Budget, WithoutLimitsNothingEndsIt) {
  const Budget budget(limits(0, 0, ""), 1e6);
  EXPECT_TRUE(budget.endless());
  EXPECT_FALSE(Budget(limits(1, 0, ""), 0).endless());
  EXPECT_FALSE(Budget(limits(0, 1, ""), 0).endless());
  EXPECT_FALSE(Budget(limits(0, 0, "1s"), 0).endless());
  EXPECT_EQ(budget.fraction(1'000'000, 1000), 0);
  EXPECT_LT(budget.seconds_left(0), 0);  // unknown
}

TEST(Budget, ExpectsTheRestAtThePaceSoFar) {
  EXPECT_NEAR(Budget(limits(100, 0, ""), 300).seconds_left(0.25), 900, 60);
  // Time is the nearest limit: what is left of it, whatever the pace.
  EXPECT_NEAR(Budget(limits(100, 0, "10m"), 300).seconds_left(0.5), 300, 30);
  // Updates are nearer: the time limit will not be met.
  EXPECT_NEAR(Budget(limits(100, 0, "1h"), 300).seconds_left(0.75), 100, 20);
}

TEST(Budget, LeavesTimeForWhatComesAfterTheUpdates) {
  Budget budget(limits(0, 0, "1000s"), 600);
  budget.reserve(200);
  EXPECT_NEAR(budget.fraction(1, 0), 0.75, 0.05);
  EXPECT_NEAR(budget.seconds_left(budget.fraction(1, 0)), 400, 30);
  budget.reserve(1e6);  // updates have half of it
  EXPECT_EQ(budget.reserved(), 500);
  EXPECT_GE(Budget(limits(0, 0, "1000s"), 990, 20).fraction(1, 0), 1);  // of an earlier sitting
  Budget endless(limits(100, 0, ""), 600);
  endless.reserve(200);
  EXPECT_EQ(endless.fraction(10, 0), 0.1);
}

}  // namespace
}  // namespace regard
