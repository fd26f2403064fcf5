#include "regard/training/expected_loss.h"

#include <gtest/gtest.h>

#include <cmath>

#include "regard/training/schedule.h"

namespace regard {
namespace {

TrainingOptions at_rate(double rate) {
  TrainingOptions options;
  options.learning_rate = rate;
  return options;
}

RunForecast run_of(int64_t updates) { return {.end = RunEnd::updates, .updates = updates}; }

/// The first of `all` updates, whose loss is that of a network that half a way of `half` teaches
/// all but a `rest` of what is to be learnt.
RunReports beginning(int64_t updates, double rate, double half, double rest) {
  RunReports reports;
  for (int64_t update = 1; update <= updates; ++update) {
    const double way = static_cast<double>(update) * rate;
    const double loss = 4 * (rest + (1 - rest) / (1 + std::pow(way / half, 1.4)));
    reports.updates.push_back({.update = update, .loss = loss});
    reports.validations = {{.update = update, .loss = loss}};
  }
  return reports;
}

const RunReports too_short = beginning(3, 1e-3, 0.35, 0.2);

TEST(RateSum, AddsTheRatesOfAllUpdates) {
  TrainingOptions options = at_rate(0.01);
  EXPECT_NEAR(rate_sum(options, 100, 100), 1, 1e-9);
  options.warmup_updates = 10;  // 0.001, 0.002, ... 0.010, and 90 more
  EXPECT_NEAR(rate_sum(options, 100, 100), 0.055 + 0.9, 1e-9);
  EXPECT_NEAR(rate_sum(options, 4, 100), 0.01, 1e-9);
  options.warmup_updates = 0;
  options.schedule = ScheduleKind::cosine;  // from 1 to nearly 0, symmetrical but for the first
  EXPECT_NEAR(rate_sum(options, 1000, 1000), 0.01 * 500.5, 1e-9);
}

TEST(RateSum, LooksAtSomeOfVeryManyUpdates) {
  TrainingOptions options = at_rate(0.01);
  options.schedule = ScheduleKind::cosine;
  EXPECT_NEAR(rate_sum(options, 10'000'019, 10'000'019), 0.01 * 5e6, 10);
}

TEST(ExpectedLoss, WithoutATrialItIsThatOfTheRecipes) {
  const auto loss = expected_loss(too_short, at_rate(1e-3), run_of(5000));
  ASSERT_TRUE(loss);
  EXPECT_GT(loss->nats, 0.9);
  EXPECT_LT(loss->nats, 1.4);
  EXPECT_GT(loss->high / loss->low, 1.5) << "who has seen nothing knows little";
}

TEST(ExpectedLoss, LongerRunsEndLower) {
  double before = 100;
  for (const int64_t updates : {100, 300, 1000, 3000, 10'000, 100'000}) {
    const double loss = expected_loss(too_short, at_rate(1e-3), run_of(updates))->nats;
    EXPECT_LT(loss, before) << updates;
    before = loss;
  }
}

/// p, h and f are found, so that what is left to fall is that of the curve.
TEST(ExpectedLoss, FollowsATrialThatGotFar) {
  for (const auto& [half, rest] : {std::pair{0.25, 0.15}, {0.35, 0.2}, {0.5, 0.25}}) {
    const auto loss = expected_loss(beginning(2000, 1e-3, half, rest), at_rate(1e-3), run_of(4000));
    const double actual = beginning(4000, 1e-3, half, rest).updates.back().loss;
    EXPECT_NEAR(loss->nats, actual, 0.05 * actual) << half;
    EXPECT_LT(loss->low, actual);
    EXPECT_GT(loss->high, actual);
  }
}

/// The more so the less is left.
TEST(ExpectedLoss, AtTheEndItIsTheLossOfTheTrial) {
  const RunReports reports = beginning(999, 1e-3, 0.35, 0.2);
  const auto loss = expected_loss(reports, at_rate(1e-3), run_of(1000));
  const double last = reports.validations.back().loss;
  EXPECT_NEAR(loss->nats, last, 0.01 * last);
  EXPECT_NEAR(loss->low, last, 0.02 * last);
  EXPECT_NEAR(loss->high, last, 0.02 * last);
}

TEST(ExpectedLoss, WhatATrialSaysNarrowsIt) {
  const auto width = [](int64_t updates) {
    const auto loss =
        expected_loss(beginning(updates, 1e-3, 0.35, 0.2), at_rate(1e-3), run_of(5000));
    return std::log(loss->high / loss->low);
  };
  EXPECT_LT(width(40), width(10));
  EXPECT_LT(width(1000), width(40));
}

/// How far learning rates had gone, and the loss there.
struct Milestone {
  double way, loss;
};

/// `first` is the loss of the first batch.
double foreseen(double first, Milestone trial, double end) {
  constexpr double rate = 1e-5;
  const auto updates_to = [](double way) { return std::llround(way / rate); };
  RunReports reports;
  for (int64_t update = 1; update <= updates_to(trial.way); ++update)
    reports.updates.push_back({.update = update, .loss = update == 1 ? first : trial.loss});
  reports.validations = {{.update = updates_to(trial.way), .loss = trial.loss}};
  return expected_loss(reports, at_rate(rate), run_of(updates_to(end)))->nats;
}

/// The reference is what recipes in configs/ did on Tatoeba's pairs.
TEST(ExpectedLoss, FallsToThatOfFrequenciesFirst) {
  // bahdanau.toml
  EXPECT_NEAR(foreseen(8.98, {0.00214, 8.73}, 0.00813), 6.23, 0.1 * 6.23);
  EXPECT_NEAR(foreseen(8.98, {0.00214, 8.73}, 0.0157), 5.50, 0.1 * 5.50);
  EXPECT_NEAR(foreseen(8.98, {0.00058, 8.92}, 0.0307), 5.39, 0.1 * 5.39);
  // transformer-tiny.toml
  EXPECT_NEAR(foreseen(9.33, {0.0021, 7.76}, 0.0082), 5.98, 0.1 * 5.98);
  EXPECT_NEAR(foreseen(9.33, {0.0008, 8.53}, 0.0113), 5.62, 0.1 * 5.62);
}

TEST(ExpectedLoss, BelievesTheTrialOfASlowNetworkThatEndsBefore) {
  EXPECT_NEAR(foreseen(9, {0.0080, 8.8}, 0.0081), 8.8, 0.1);
}

TEST(ExpectedLoss, IsNotForWhatWasNeverMeasured) {
  EXPECT_FALSE(expected_loss(too_short, at_rate(1e-3), {}));
  EXPECT_FALSE(expected_loss(too_short, at_rate(0), run_of(10)));
  EXPECT_FALSE(expected_loss({}, at_rate(1e-3), run_of(10))) << "no validation";
  TrainingOptions options = at_rate(0.01);
  options.optimizer = OptimizerKind::sgd;
  EXPECT_FALSE(expected_loss(too_short, options, run_of(10)));
}

}  // namespace
}  // namespace regard
