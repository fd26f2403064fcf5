#include "training/learning_curve.h"

#include <gtest/gtest.h>

#include <cmath>

namespace regard {
namespace {

TrainingOptions at_rate(double rate) {
  TrainingOptions options;
  options.learning_rate = rate;
  return options;
}

TEST(PlaceAfter, AddsThePowersOfTheRates) {
  TrainingOptions options = at_rate(0.01);
  EXPECT_NEAR(place_after(options, 0.5, 100, 100).first, 1000, 1e-9);
  EXPECT_NEAR(place_after(options, 0.5, 100, 100).then, 100 * std::sqrt(10), 1e-9);
  options.warmup_updates = 10;  // 0.001, 0.002, ... 0.010, and 90 more
  EXPECT_NEAR(place_after(options, 0.5, 100, 100).first, 55 + 900, 1e-9);
  EXPECT_NEAR(place_after(options, 0.5, 3, 100).first, 6, 1e-9);
  EXPECT_NEAR(place_after(options, 0.5, 3, 100).then, 1 + std::sqrt(2) + std::sqrt(3), 1e-9);
  options.warmup_updates = 0;
  options.schedule = ScheduleKind::cosine;  // from 1 to nearly 0, symmetrical but for the first
  EXPECT_NEAR(place_after(options, 1, 1000, 1000).first, 5005, 1e-9);
  EXPECT_NEAR(place_after(options, 1, 1000, 1000).then, 5005, 1e-9);
}

TEST(PlaceAfter, LooksAtSomeOfVeryManyUpdates) {
  TrainingOptions options = at_rate(0.01);
  options.schedule = ScheduleKind::cosine;
  EXPECT_NEAR(place_after(options, 1, 10'000'019, 10'000'019).first, 5e7, 1e4);
}

TEST(PlaceAfter, IsWhatItsUpdatesAreWorth) {
  TrainingOptions options = at_rate(2e-3);
  options.schedule = ScheduleKind::cosine;
  options.warmup_updates = 20;
  LearningPlace sum;
  for (int64_t update = 0; update < 60; ++update) {
    const LearningPlace worth = update_worth(options, 0.3, update, 100);
    sum = {.first = sum.first + worth.first, .then = sum.then + worth.then};
  }
  EXPECT_NEAR(place_after(options, 0.3, 60, 100).first, sum.first, 1e-9);
  EXPECT_NEAR(place_after(options, 0.3, 60, 100).then, sum.then, 1e-9);
}

TEST(LearningCurve, FallsTwice) {
  const LearningCurve curve{.plateau = 5, .half_way = 200, .unlearnable = 0.2, .guessing = 9};
  EXPECT_NEAR(curve.loss({}), 9, 1e-9);
  EXPECT_NEAR(curve.loss({.first = 4, .then = 0}), 7, 1e-9) << "half of the way to 5";
  EXPECT_NEAR(curve.loss({.first = 1e9, .then = 200}), 3, 1e-9) << "half of the way to 1";
  EXPECT_NEAR(curve.loss({.first = 1e9, .then = 1e9}), 1, 1e-6);
}

TEST(LearningCurve, OfANetworkThatBeginsBelowFrequenciesFallsOnce) {
  const LearningCurve curve{.plateau = 5, .half_way = 200, .unlearnable = 0.2, .guessing = 4};
  EXPECT_NEAR(curve.loss({}), 5, 1e-9);
}

TEST(FirstFall, EndsWhereLittleOfItIsLeft) {
  EXPECT_EQ(first_fall_left({}), 1);
  EXPECT_NEAR(first_fall_left({.first = 4, .then = 100}), 0.5, 1e-9);
  EXPECT_NEAR(first_fall_left({.first = 12, .then = 1}), 0.1, 1e-9);
  EXPECT_FALSE(past_first_fall({.first = 15.4, .then = 100}));
  EXPECT_TRUE(past_first_fall({.first = 15.6, .then = 1}));
}

TEST(LearnerOf, ANetworkThatReadsSmallEmbeddingsWaitsForThem) {
  ModelOptions model;
  EXPECT_EQ(learner_of(model).power, 0.3) << "embeddings of its own are not small";
  model.tie_embeddings = TiedEmbeddings::all;
  EXPECT_EQ(learner_of(model).power, 0.75);
  const Learner& slow = learner_of(model);
  EXPECT_GT(slow.half_way.usual, learner_of({}).half_way.usual);
  for (const auto enlarge :
       {+[](ModelOptions& options) { options.scale_embeddings = true; },
        +[](ModelOptions& options) { options.layer_norm = true; },
        +[](ModelOptions& options) { options.encoder = EncoderKind::transformer; }}) {
    ModelOptions full_size = model;
    enlarge(full_size);
    EXPECT_EQ(learner_of(full_size).power, 0.3);
  }
}

}  // namespace
}  // namespace regard
