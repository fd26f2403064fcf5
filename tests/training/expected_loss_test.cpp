#include "regard/training/expected_loss.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace regard {
namespace {

Config at_rate(double rate) {
  Config config;
  config.training.learning_rate = rate;
  return config;
}

RunForecast run_of(int64_t updates) { return {.end = RunEnd::updates, .updates = updates}; }

/// The first updates, at a rate of 1e-3, of a network that learns half of all but a `rest` of what
/// is to be learnt in `half` of them.
RunReports beginning(int64_t updates, double half, double rest) {
  RunReports reports;
  for (int64_t update = 1; update <= updates; ++update) {
    const double left = 1 / (1 + std::pow(static_cast<double>(update) / half, 1.4));
    const double loss = 4 * (rest + (1 - rest) * left);
    reports.updates.push_back({.update = update, .loss = loss});
    reports.validations = {{.update = update, .loss = loss}};
  }
  return reports;
}

const RunReports too_short = beginning(3, 260, 0.2);

TEST(ExpectedLoss, WithoutATrialItIsThatOfTheRecipes) {
  const auto loss = expected_loss(too_short, at_rate(1e-3), run_of(5000));
  ASSERT_TRUE(loss);
  EXPECT_GT(loss->nats, 0.8);
  EXPECT_LT(loss->nats, 1.1);
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
  for (const auto& [half, rest] : {std::pair{190, 0.12}, {260, 0.16}, {360, 0.22}}) {
    const auto loss = expected_loss(beginning(2000, half, rest), at_rate(1e-3), run_of(4000));
    const double actual = beginning(4000, half, rest).updates.back().loss;
    EXPECT_NEAR(loss->nats, actual, 0.05 * actual) << half;
    EXPECT_LT(loss->low, actual);
    EXPECT_GT(loss->high, actual);
  }
}

/// The more so the less is left.
TEST(ExpectedLoss, AtTheEndItIsTheLossOfTheTrial) {
  const RunReports reports = beginning(999, 260, 0.2);
  const auto loss = expected_loss(reports, at_rate(1e-3), run_of(1000));
  const double last = reports.validations.back().loss;
  EXPECT_NEAR(loss->nats, last, 0.01 * last);
  EXPECT_NEAR(loss->low, last, 0.02 * last);
  EXPECT_NEAR(loss->high, last, 0.02 * last);
}

TEST(ExpectedLoss, WhatATrialSaysNarrowsIt) {
  const auto width = [](int64_t updates) {
    const auto loss = expected_loss(beginning(updates, 260, 0.2), at_rate(1e-3), run_of(5000));
    return std::log(loss->high / loss->low);
  };
  EXPECT_LT(width(40), width(10));
  EXPECT_LT(width(1000), width(40));
}

Config reading(bool full_size, double rate) {
  Config config = at_rate(rate);
  config.model.tie_embeddings = TiedEmbeddings::all;
  config.model.scale_embeddings = full_size;
  return config;
}

/// How far the sum of the learning rates had come, and the loss there.
struct Milestone {
  double way, loss;
};

/// `first` is the loss of the first batch.
double foreseen(const Config& config, double first, Milestone trial, double end) {
  const auto updates_to = [&](double way) {
    return std::llround(way / config.training.learning_rate);
  };
  RunReports reports;
  for (int64_t update = 1; update <= updates_to(trial.way); ++update)
    reports.updates.push_back({.update = update, .loss = update == 1 ? first : trial.loss});
  reports.validations = {{.update = updates_to(trial.way), .loss = trial.loss}};
  return expected_loss(reports, config, run_of(updates_to(end)))->nats;
}

/// The reference is what recipes in configs/ did on Tatoeba's pairs.
TEST(ExpectedLoss, FallsToThatOfFrequenciesFirst) {
  constexpr double warming_up = 1.6e-4;  // about the rates of trainings that end so soon
  const Config bahdanau = reading(false, warming_up), tiny = reading(true, warming_up);
  EXPECT_NEAR(foreseen(bahdanau, 8.98, {0.00214, 8.73}, 0.00813), 6.23, 0.1 * 6.23);
  EXPECT_NEAR(foreseen(bahdanau, 8.98, {0.00214, 8.73}, 0.0157), 5.50, 0.1 * 5.50);
  EXPECT_NEAR(foreseen(bahdanau, 8.98, {0.00058, 8.92}, 0.0307), 5.39, 0.1 * 5.39);
  EXPECT_NEAR(foreseen(tiny, 9.33, {0.0021, 7.76}, 0.0082), 5.98, 0.1 * 5.98);
  EXPECT_NEAR(foreseen(tiny, 9.33, {0.0008, 8.53}, 0.0113), 5.62, 0.1 * 5.62);
}

TEST(ExpectedLoss, BelievesTheTrialOfASlowNetworkThatEndsBefore) {
  EXPECT_NEAR(foreseen(reading(false, 1e-5), 9, {0.0080, 8.8}, 0.0081), 8.8, 0.1);
}

TEST(ExpectedLoss, IsALossWhereRatesAreTooLowToLearnAtAll) {
  const double loss = foreseen(reading(true, 1e-6), 6.2, {0.0001, 6.2}, 0.002);
  EXPECT_TRUE(std::isfinite(loss));
  EXPECT_GT(loss, 0);
}

TEST(ExpectedLoss, NeedsAValidationLossToGoBy) {
  RunReports reports = beginning(999, 260, 0.2);
  for (const double none : {std::nan(""), HUGE_VAL, 0.0}) {
    reports.validations.back().loss = none;
    EXPECT_FALSE(expected_loss(reports, at_rate(1e-3), run_of(5000)));
  }
}

/// A trial of a recipe: its schedule, its losses at updates 1, 26, 51 and 76, between which they
/// are taken to fall evenly, and that of its validation after 100.
struct Measured {
  Config config;
  std::array<double, 5> losses;

  double foreseen(int64_t updates) const {
    RunReports reports;
    for (size_t i = 0; i < 4; ++i)
      for (int64_t step = 0; step < 25; ++step)
        reports.updates.push_back(
            {.update = static_cast<int64_t>(reports.updates.size()) + 1,
             .loss = std::lerp(losses[i], losses[i + 1], static_cast<double>(step) / 25)});
    reports.validations = {{.update = 100, .loss = losses[4]}};
    return expected_loss(reports, config, run_of(updates))->nats;
  }
};

Config cosine(Config config, int64_t warmup) {
  config.training.schedule = ScheduleKind::cosine;
  config.training.warmup_updates = warmup;
  return config;
}

/// The reference is what recipes in configs/ did on Tatoeba's pairs in so many updates.
TEST(ExpectedLoss, IsThatOfTheRecipesWithinAFifth) {
  const Measured transformer{cosine(reading(true, 2e-3), 300), {9.2, 7.0, 5.53, 4.87, 4.36}};
  EXPECT_NEAR(transformer.foreseen(400), 2.63, 0.2 * 2.63);
  EXPECT_NEAR(transformer.foreseen(937), 1.47, 0.2 * 1.47);
  EXPECT_NEAR(transformer.foreseen(5497), 0.895, 0.2 * 0.895);
  const Measured gru_fast{cosine(reading(true, 2e-3), 300), {9.0, 8.2, 6.00, 5.17, 4.69}};
  EXPECT_NEAR(gru_fast.foreseen(400), 3.13, 0.2 * 3.13);
  EXPECT_NEAR(gru_fast.foreseen(1536), 1.29, 0.2 * 1.29);
  const Measured gru{cosine(reading(false, 1.5e-3), 400), {9.0, 8.8, 6.62, 5.95, 5.38}};
  EXPECT_NEAR(gru.foreseen(400), 4.62, 0.2 * 4.62);
  EXPECT_NEAR(gru.foreseen(900), 2.98, 0.2 * 2.98);
  const Measured bahdanau{cosine(reading(false, 1e-3), 400), {9.0, 8.9, 8.27, 6.43, 5.51}};
  EXPECT_NEAR(bahdanau.foreseen(609), 4.29, 0.2 * 4.29);
}

TEST(ExpectedLoss, IsNotForWhatWasNeverMeasured) {
  EXPECT_FALSE(expected_loss(too_short, at_rate(1e-3), {}));
  EXPECT_FALSE(expected_loss(too_short, at_rate(0), run_of(10)));
  EXPECT_FALSE(expected_loss({}, at_rate(1e-3), run_of(10))) << "no validation";
  Config config = at_rate(0.01);
  config.training.optimizer = OptimizerKind::sgd;
  EXPECT_FALSE(expected_loss(too_short, config, run_of(10)));
}

}  // namespace
}  // namespace regard
