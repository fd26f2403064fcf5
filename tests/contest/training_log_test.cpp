#include "contest/training_log.h"

#include <gtest/gtest.h>

#include "base/scratch.h"

namespace regard {
namespace {

std::string update(int64_t number, int64_t speed, int64_t memory, double seconds) {
  return fmt::format(
      R"({{"update":{},"epoch":1,"loss":5,"tokens_per_second":{},"memory_mb":{},"seconds":{}}})"
      "\n",
      number, speed, memory, seconds);
}

std::string validation(int64_t number, double seconds) {
  return fmt::format(R"({{"update":{},"valid_loss":5,"seconds":{}}})"
                     "\n",
                     number, seconds);
}

TEST(TrainingCostTest, TakesTheMedianSpeedAndTheMostMemory) {
  const testing::Scratch scratch;
  const TrainingCost cost = read_training_cost(scratch.put(
      "metrics.jsonl", update(10, 100, 50, 1.5) + validation(10, 1.75) + update(20, 900, 80, 2.5) +
                           update(30, 110, 70, 3.5) + validation(30, 4)));
  EXPECT_EQ(cost.updates, 30);
  EXPECT_EQ(cost.seconds, 4);
  EXPECT_EQ(cost.tokens_per_second, 110);
  EXPECT_EQ(cost.memory_mb, 80);
}

TEST(TrainingCostTest, ARunMayEndWithoutAValidation) {
  const testing::Scratch scratch;
  const TrainingCost cost =
      read_training_cost(scratch.put("metrics.jsonl", update(10, 100, 50, 1.5)));
  EXPECT_EQ(cost.updates, 10);
  EXPECT_EQ(cost.seconds, 1.5);
}

}  // namespace
}  // namespace regard
