#include "regard/training/validation_history.h"

#include <gtest/gtest.h>

#include <cmath>

namespace regard {
namespace {

TEST(TakeResult, KeepsTheBestByBleu) {
  ValidationHistory history;
  EXPECT_TRUE(take_result(history, {.loss = 3, .bleu = 10}, 5));
  EXPECT_FALSE(take_result(history, {.loss = 3, .bleu = 10}, 6));
  EXPECT_FALSE(take_result(history, {.loss = 1, .bleu = 9}, 7));
  EXPECT_EQ(history.stale, 2);
  EXPECT_EQ(history.best_update, 5);
  EXPECT_TRUE(take_result(history, {.loss = 2, .bleu = 11}, 8));
  EXPECT_EQ(history.stale, 0);
  EXPECT_EQ(history.best_update, 8);
  EXPECT_EQ(history.best_bleu, 11);
  EXPECT_EQ(history.best_loss, 2);
}

/// A network that still translates nothing right gets better all the same.
TEST(TakeResult, KeepsTheLowerLossOfTheSameBleu) {
  ValidationHistory history;
  EXPECT_TRUE(take_result(history, {.loss = 6, .bleu = 0}, 1));
  EXPECT_TRUE(take_result(history, {.loss = 5, .bleu = 0}, 2));
  EXPECT_FALSE(take_result(history, {.loss = 5.5, .bleu = 0}, 3));
  EXPECT_EQ(history.best_update, 2);
}

TEST(TakeResult, KeepsTheBestByLossWhereNoBleuIsTaken) {
  ValidationHistory history;
  EXPECT_TRUE(take_result(history, {.loss = 3}, 1));
  EXPECT_TRUE(take_result(history, {.loss = 2}, 2));
  EXPECT_FALSE(take_result(history, {.loss = 2.5}, 3));
  EXPECT_EQ(history.best_loss, 2);
}

TEST(TakeResult, NeverAModelWhoseLossIsNotFinite) {
  ValidationHistory history;
  EXPECT_FALSE(take_result(history, {.loss = INFINITY, .bleu = 10}, 1));
  EXPECT_FALSE(take_result(history, {.loss = NAN, .bleu = 10}, 2));
  EXPECT_FALSE(history.best_score.has_value());
}

TEST(TakePlateau, SaysSoAfterPatience) {
  ValidationHistory history;
  TrainingOptions options;
  options.plateau_patience = 2;
  std::vector<bool> said;
  for (const double loss : {4.0, 4.0, 5.0, 4.5, 3.0, 3.0, 3.0, 3.0, 3.0})
    said.push_back(take_plateau(history, loss, options));
  EXPECT_EQ(said, (std::vector<bool>{false, false, true, false, false, false, true, false, true}));
}

}  // namespace
}  // namespace regard
