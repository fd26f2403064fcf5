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

LearningPlace place_after(const TrainingOptions& options, double power, int64_t updates,
                          int64_t all) {
  return LearningPath{options, power, all}.after(updates);
}

TEST(LearningPath, AddsThePowersOfTheRates) {
  TrainingOptions options = at_rate(0.01);
  EXPECT_NEAR(place_after(options, 0.5, 100, 100).way, 1000, 1e-9);
  EXPECT_NEAR(place_after(options, 0.5, 100, 100).worth, 100 * std::sqrt(10), 1e-9);
  options.warmup_updates = 10;  // 0.001, 0.002, ... 0.010, and 90 more
  EXPECT_NEAR(place_after(options, 0.5, 100, 100).way, 55 + 900, 1e-9);
  EXPECT_NEAR(place_after(options, 0.5, 3, 100).way, 6, 1e-9);
  EXPECT_NEAR(place_after(options, 0.5, 3, 100).worth, 1 + std::sqrt(2) + std::sqrt(3), 1e-9);
  options.warmup_updates = 0;
  options.schedule = ScheduleKind::cosine;  // from 1 to nearly 0, symmetrical but for the first
  EXPECT_NEAR(place_after(options, 1, 1000, 1000).way, 5005, 1e-9);
  EXPECT_NEAR(place_after(options, 1, 1000, 1000).worth, 5005, 1e-9);
}

TEST(LearningPath, LooksAtSomeOfVeryManyUpdates) {
  TrainingOptions options = at_rate(0.01);
  options.schedule = ScheduleKind::cosine;
  EXPECT_NEAR(place_after(options, 1, 10'000'019, 10'000'019).way, 5e7, 1e4);
}

TEST(LearningPath, ComesToTheSumOfItsSteps) {
  TrainingOptions options = at_rate(2e-3);
  options.schedule = ScheduleKind::cosine;
  options.warmup_updates = 20;
  const LearningPath path{options, 0.3, 100};
  LearningPlace sum;
  for (int64_t update = 0; update < 60; ++update) sum += path.step(update);
  EXPECT_NEAR(path.after(60).way, sum.way, 1e-9);
  EXPECT_NEAR(path.after(60).worth, sum.worth, 1e-9);
}

TEST(LearningCurve, FallsTwice) {
  const LearningCurve curve{.plateau = 5, .half_way = 200, .unlearnable = 0.2, .guessing = 9};
  EXPECT_NEAR(curve.loss({}), 9, 1e-9);
  EXPECT_NEAR(curve.loss({.way = 4, .worth = 0}), 7, 1e-9) << "half of the way to 5";
  EXPECT_NEAR(curve.loss({.way = 1e9, .worth = 200}), 3, 1e-9) << "half of the way to 1";
  EXPECT_NEAR(curve.loss({.way = 1e9, .worth = 1e9}), 1, 1e-6);
}

TEST(LearningCurve, OfANetworkThatBeginsBelowFrequenciesFallsOnce) {
  const LearningCurve curve{.plateau = 5, .half_way = 200, .unlearnable = 0.2, .guessing = 4};
  EXPECT_NEAR(curve.loss({}), 5, 1e-9);
}

TEST(FirstFall, EndsWhereLittleOfItIsLeft) {
  EXPECT_EQ(first_fall_left({}), 1);
  EXPECT_NEAR(first_fall_left({.way = 4, .worth = 100}), 0.5, 1e-9);
  EXPECT_NEAR(first_fall_left({.way = 12, .worth = 1}), 0.1, 1e-9);
  EXPECT_FALSE(past_first_fall({.way = 15.4, .worth = 100}));
  EXPECT_TRUE(past_first_fall({.way = 15.6, .worth = 1}));
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
