#include <gtest/gtest.h>

#include "config/problem_of.h"

namespace regard {
namespace {

/// What is wrong with training options, which have no end unless `change` sets one.
template <typename Change>
std::string training_problem(Change change) {
  return problem_of(Config(), [&](auto&, auto& config) { change(config.training); });
}

TEST(Consistency, TrainingNeedsAnEnd) {
  const std::string problem =
      "nothing ends the training: set --max-updates, --max-epochs, --time or --patience";
  EXPECT_EQ(training_problem([](auto&) {}), problem);
  EXPECT_EQ(training_problem([](auto& t) { t.time = "0s"; }), problem);
  EXPECT_EQ(training_problem([](auto& t) { t.max_updates = 1; }), fine);
  EXPECT_EQ(training_problem([](auto& t) { t.max_epochs = 1; }), fine);
  EXPECT_EQ(training_problem([](auto& t) { t.time = "20m"; }), fine);
  EXPECT_EQ(training_problem([](auto& t) { t.patience = 1; }), fine);
  EXPECT_EQ(training_problem([](auto& t) {
              t.max_updates = 1;
              t.time = "soon";
            }),
            "--time must be written like 90s, 20m or 1.5h, not 'soon'");
}

TEST(Consistency, CosineNeedsAKnownEnd) {
  const auto cosine = [](auto& t) {
    t.schedule = ScheduleKind::cosine;
    t.patience = 3;
  };
  EXPECT_EQ(training_problem(cosine),
            "--schedule cosine needs an end to fall to: set --max-updates, --max-epochs or --time");
  EXPECT_EQ(training_problem([&](auto& t) {
              cosine(t);
              t.time = "1h";
            }),
            fine);
}

TEST(Consistency, PlateauNeedsAFallingRate) {
  for (const double factor : {0.0, 1.0})
    EXPECT_EQ(
        training_problem([&](auto& t) {
          t.max_epochs = 1;
          t.schedule = ScheduleKind::plateau;
          t.plateau_factor = factor;
        }),
        fmt::format("--schedule plateau needs a --plateau-factor between 0 and 1, not {}", factor));
  EXPECT_EQ(training_problem([](auto& t) {
              t.max_epochs = 1;
              t.plateau_factor = 1;
            }),
            fine);
}

TEST(Consistency, OptimizersHaveTheirOwnNumbers) {
  const auto momentum = [](auto& t) {
    t.max_epochs = 1;
    t.momentum = 0.9;
  };
  EXPECT_EQ(training_problem(momentum), "--momentum is for --optimizer sgd; adam has --beta1");
  EXPECT_EQ(training_problem([&](auto& t) {
              momentum(t);
              t.optimizer = OptimizerKind::sgd;
            }),
            fine);
  EXPECT_EQ(training_problem([](auto& t) {
              t.max_epochs = 1;
              t.optimizer = OptimizerKind::adamw;
              t.beta2 = 1;
            }),
            "--optimizer adamw needs --beta1 and --beta2 below 1, not 0.9 and 1");
}

TEST(Consistency, RandomChoiceCountsSentences) {
  EXPECT_EQ(training_problem([](auto& t) {
              t.max_epochs = 1;
              t.batch_order = BatchOrder::random_choice;
            }),
            "--batch-order random-choice needs --batch-sentences above 0");
  EXPECT_EQ(training_problem([](auto& t) {
              t.max_epochs = 1;
              t.batch_order = BatchOrder::random_choice;
              t.batch_sentences = 1;
            }),
            fine);
}

}  // namespace
}  // namespace regard
