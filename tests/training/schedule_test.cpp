#include "regard/training/schedule.h"

#include <gtest/gtest.h>

#include <cmath>

namespace regard {
namespace {

TrainingOptions options_for(ScheduleKind schedule, int64_t warmup) {
  TrainingOptions options;
  options.schedule = schedule;
  options.learning_rate = 0.8;
  options.warmup_updates = warmup;
  return options;
}

double rate(const TrainingOptions& options, int64_t update, double fraction = 0) {
  return learning_rate(options, {update, fraction}, 1);
}

TEST(Schedule, RisesInAStraightLineWhateverComesAfter) {
  for (const ScheduleKind kind : {ScheduleKind::constant, ScheduleKind::plateau,
                                  ScheduleKind::inverse_sqrt, ScheduleKind::cosine}) {
    const TrainingOptions options = options_for(kind, 100);
    EXPECT_DOUBLE_EQ(rate(options, 0), 0.008);
    EXPECT_DOUBLE_EQ(rate(options, 49), 0.4);
    EXPECT_DOUBLE_EQ(rate(options, 99), 0.8);
    EXPECT_DOUBLE_EQ(rate(options_for(kind, 0), 0), 0.8);
  }
}

TEST(Schedule, ConstantAndPlateauStayAtThePeak) {
  for (const ScheduleKind kind : {ScheduleKind::constant, ScheduleKind::plateau})
    EXPECT_DOUBLE_EQ(rate(options_for(kind, 100), 100'000, 0.99), 0.8);
}

// Vaswani et al. 2017, equation 3: the rate falls with the root of the updates.
TEST(Schedule, InverseSquareRoot) {
  const TrainingOptions options = options_for(ScheduleKind::inverse_sqrt, 100);
  EXPECT_DOUBLE_EQ(rate(options, 399), 0.4);
  EXPECT_DOUBLE_EQ(rate(options, 9'999), 0.08);
  EXPECT_DOUBLE_EQ(rate(options_for(ScheduleKind::inverse_sqrt, 0), 3), 0.4);
}

// Loshchilov and Hutter 2017, equation 5.
TEST(Schedule, CosineFallsToZeroAtTheEndOfTheBudget) {
  const TrainingOptions options = options_for(ScheduleKind::cosine, 0);
  EXPECT_DOUBLE_EQ(rate(options, 0, 0), 0.8);
  EXPECT_DOUBLE_EQ(rate(options, 7, 0.25), 0.4 * (1 + std::sqrt(0.5)));
  EXPECT_DOUBLE_EQ(rate(options, 7, 0.5), 0.4);
  EXPECT_DOUBLE_EQ(rate(options, 7, 1), 0);
  EXPECT_DOUBLE_EQ(rate(options, 7, 1.5), 0);  // over the budget, not up again
}

TEST(Schedule, IsScaledByPlateausAndRollbacks) {
  for (const ScheduleKind kind : {ScheduleKind::constant, ScheduleKind::inverse_sqrt}) {
    const TrainingOptions options = options_for(kind, 10);
    EXPECT_DOUBLE_EQ(learning_rate(options, {3, 0}, 0.25), rate(options, 3) / 4);
    EXPECT_DOUBLE_EQ(learning_rate(options, {300, 0}, 0.25), rate(options, 300) / 4);
  }
}

}  // namespace
}  // namespace regard
