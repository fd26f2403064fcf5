#include "regard/training/trial.h"

#include <gtest/gtest.h>

#include "training/copy_task.h"

namespace regard {
namespace {

const std::atomic<bool> never{false};

class TrialTest : public ::testing::Test {
 protected:
  testing::Scratch scratch_;
  TrainingRun run_ = testing::tiny_run(scratch_ / "run");
};

TEST_F(TrialTest, TellsEveryUpdateAndOneValidation) {
  run_.config.training.max_updates = 12;
  run_.config.training.log_every = run_.config.training.valid_every = 5;
  const std::optional<Trial> trial = try_out(run_, 600, never);
  ASSERT_TRUE(trial);
  EXPECT_TRUE(trial->whole);
  ASSERT_EQ(trial->reports.updates.size(), 12u);
  ASSERT_EQ(trial->reports.validations.size(), 1u);
  EXPECT_EQ(trial->reports.validations[0].update, 12);
  EXPECT_GT(trial->seconds_before, 0);
  EXPECT_GT(trial->stops.validation, 0);
  EXPECT_GT(trial->stops.checkpoint, 0);
  EXPECT_GT(trial->peak_memory_mb, 10);
  EXPECT_GT(trial->parameters, 1000);
  EXPECT_GT(trial->bytes.pairs, 0);
  // Weights of four bytes, and with Adam's two moments.
  EXPECT_GT(trial->bytes.best, 4 * trial->parameters);
  EXPECT_GT(trial->bytes.checkpoint, 12 * trial->parameters);
}

TEST_F(TrialTest, WithoutValidationPairsItTellsTheRest) {
  run_.valid.clear();
  run_.config.training.max_updates = 3;
  const std::optional<Trial> trial = try_out(run_, 600, never);
  ASSERT_TRUE(trial);
  EXPECT_TRUE(trial->reports.validations.empty());
  EXPECT_GT(trial->parameters, 1000);
}

TEST_F(TrialTest, ItsUpdatesAreThoseOfTheWholeRun) {
  run_.config.training.schedule = ScheduleKind::cosine;
  run_.config.training.max_updates = 400;
  const std::optional<Trial> trial = try_out(run_, 1e-3, never);
  ASSERT_TRUE(trial);
  EXPECT_FALSE(trial->whole);
  const size_t made = trial->reports.updates.size();
  ASSERT_GE(made, 1u);
  ASSERT_LT(made, 400u);
  run_.folder = scratch_ / "whole";
  run_.config.training.log_every = 1;
  train(run_, never);
  const auto whole = testing::reported(run_.folder, "loss");
  for (size_t i = 0; i < made; ++i) EXPECT_EQ(trial->reports.updates[i].loss, whole[i]);
}

TEST_F(TrialTest, WhoStopsItLearnsNothing) {
  run_.config.training.max_updates = 12;
  const std::atomic<bool> at_once{true};
  EXPECT_FALSE(try_out(run_, 600, at_once));
}

}  // namespace
}  // namespace regard
