#include "training/training_loop.h"

#include <gmock/gmock.h>
#include <torch/types.h>

#include <numeric>

#include "training/copy_task.h"

namespace regard {
namespace {

using testing::reported;

const std::atomic<bool> never{false};

/// Runs whose data and codecs are those of `train`, through its front door.
class TrainingLoopTest : public ::testing::Test {
 protected:
  TrainingOptions& options() { return run_.config.training; }

  testing::Scratch scratch_;
  TrainingRun run_ = testing::tiny_run(scratch_ / "run");
};

TEST_F(TrainingLoopTest, EndsAfterUpdates) {
  options().max_updates = 7;
  options().log_every = 3;
  const TrainingSummary summary = train(run_, never);
  EXPECT_EQ(summary.end, TrainingEnd::finished);
  EXPECT_EQ(summary.updates, 7);
  EXPECT_EQ(reported(run_.folder, "update"), (std::vector<double>{3, 6, 7, 7}));
  EXPECT_EQ(reported(run_.folder, "valid_loss").size(), 1u);
}

TEST_F(TrainingLoopTest, EndsAfterPasses) {
  options().max_epochs = 2;
  const TrainingSummary summary = train(run_, never);
  EXPECT_EQ(summary.updates, 2 * 8);  // 60 pairs in batches of 8
  EXPECT_EQ(summary.epochs, 2);
}

TEST_F(TrainingLoopTest, EndsAfterTime) {
  options().time = "0.3s";
  options().schedule = ScheduleKind::cosine;
  options().log_every = 1;
  const TrainingSummary summary = train(run_, never);
  EXPECT_EQ(summary.end, TrainingEnd::finished);
  EXPECT_GE(summary.seconds, 0.3);
  const auto rates = reported(run_.folder, "learning_rate");
  EXPECT_TRUE(std::is_sorted(rates.rbegin(), rates.rend()));  // the cosine fits the time
}

TEST_F(TrainingLoopTest, MakesOneUpdateInAnyTime) {
  options().time = "0.000001s";
  options().schedule = ScheduleKind::cosine;
  const TrainingSummary summary = train(run_, never);
  EXPECT_EQ(summary.updates, 1);
  EXPECT_EQ(reported(run_.folder, "learning_rate").front(), options().learning_rate);
  EXPECT_EQ(reported(run_.folder, "valid_loss").size(), 1u);
}

TEST_F(TrainingLoopTest, LeavesTimeForAValidationThatNoLineForetold) {
  options().time = "2s";
  options().log_every = 1'000'000;
  run_.valid = testing::reversals(20'000, 2);  // more than a second of training, they will seem
  train(run_, never);
  EXPECT_LT(reported(run_.folder, "seconds").front(), 2) << "of the updates";
}

TEST_F(TrainingLoopTest, PatienceEndsARunThatGetsNoBetter) {
  options().learning_rate = 0;
  options().max_updates = 100;
  options().valid_every = 2;
  options().patience = 3;
  const TrainingSummary summary = train(run_, never);
  EXPECT_EQ(summary.end, TrainingEnd::early_stop);
  EXPECT_EQ(summary.updates, 2 + 3 * 2);  // the first validation is the best
  const TrainingSummary again = train(run_, never);
  EXPECT_EQ(again.end, TrainingEnd::early_stop);
  EXPECT_EQ(again.updates, summary.updates);
}

TEST_F(TrainingLoopTest, OnOtherValidationPairsThereIsPatienceAgain) {
  options().learning_rate = 0;
  options().valid_every = options().patience = 1;
  EXPECT_EQ(train(run_, never).updates, 2);
  std::ranges::reverse(run_.valid);
  run_.valid.pop_back();
  const TrainingSummary summary = train(run_, never);
  EXPECT_EQ(summary.end, TrainingEnd::early_stop);
  EXPECT_EQ(summary.updates, 4);
}

TEST_F(TrainingLoopTest, PatienceAloneNeedsValidationPairs) {
  options().patience = 3;
  run_.valid.clear();
  EXPECT_THAT(testing::error_of([&] { train(run_, never); }),
              ::testing::HasSubstr("only --patience ends this training"));
}

TEST_F(TrainingLoopTest, APlateauLowersTheRate) {
  options().learning_rate = 1e-30;  // moves nothing
  options().schedule = ScheduleKind::plateau;
  options().plateau_patience = 2;
  options().plateau_factor = 0.5;
  options().valid_every = options().log_every = 1;
  options().max_updates = 6;
  train(run_, never);
  // The first validation sets the mark; the third is the second that does not get below it.
  EXPECT_EQ(reported(run_.folder, "learning_rate"),
            (std::vector<double>{1e-30, 1e-30, 1e-30, 5e-31, 5e-31, 2.5e-31}));
}

TEST_F(TrainingLoopTest, ALargerBudgetGoesOn) {
  options().max_updates = 5;
  train(run_, never);
  options().max_updates = 9;
  EXPECT_EQ(train(run_, never).updates, 9);
}

TEST_F(TrainingLoopTest, AFinishedRunStaysAsItIs) {
  options().max_updates = 5;
  const TrainingSummary first = train(run_, never);
  const std::string log = testing::slurp(run_.folder / "metrics.jsonl");
  const TrainingSummary second = train(run_, never);
  EXPECT_EQ(second.end, TrainingEnd::finished);
  EXPECT_EQ(second.updates, 5);
  EXPECT_EQ(second.validations.best_loss, first.validations.best_loss);
  EXPECT_EQ(testing::slurp(run_.folder / "metrics.jsonl"), log);
}

/// What was put aside for a last validation is not there to train in when the command is repeated.
TEST_F(TrainingLoopTest, ARunThatTimeEndedStaysAsItIs) {
  options().time = "2s";
  options().log_every = 1;
  run_.valid = testing::reversals(20'000, 2);  // more than a second of training, they will seem
  const TrainingSummary first = train(run_, never);
  EXPECT_EQ(train(run_, never).updates, first.updates);
  options().time = "4s";
  EXPECT_GT(train(run_, never).updates, first.updates);
}

TEST_F(TrainingLoopTest, TheLastCheckpointIsThatOfTheLastUpdate) {
  options().max_updates = options().save_every = options().valid_every = 4;
  const TrainingSummary summary = train(run_, never);
  EXPECT_EQ(summary.saved, 4);
  // Written once: the checkpoint before is that of the beginning.
  EXPECT_THAT(testing::slurp(run_.folder / "before/training.json"),
              ::testing::HasSubstr(R"("update": 0)"));
}

TEST_F(TrainingLoopTest, RefusesToGoOnWithOtherTrainingPairs) {
  options().max_updates = 5;
  train(run_, never);
  options().max_updates = 9;
  const PairText begun_with = run_.train;
  run_.train = pair_text(testing::reversals(60, 3));
  EXPECT_THAT(testing::error_of([&] { train(run_, never); }),
              ::testing::HasSubstr("a run on other training pairs"));
  run_.train = begun_with;
  EXPECT_EQ(train(run_, never).updates, 9);
}

/// In another order they score the same, which is no better than before.
TEST_F(TrainingLoopTest, OtherValidationPairsBeginTheBestScoreAnew) {
  options().learning_rate = 0;
  options().max_updates = 5;
  options().valid_every = 1;
  options().valid_sentences = 1000;
  EXPECT_EQ(train(run_, never).validations.best_update, 1);
  std::ranges::reverse(run_.valid);
  options().max_updates = 6;
  const TrainingSummary summary = train(run_, never);
  EXPECT_EQ(summary.validations.best_update, 6);
  EXPECT_EQ(summary.validations.stale, 0);
}

TEST_F(TrainingLoopTest, TheGradientsNormIsReportedWhereItIsTaken) {
  options().max_updates = options().log_every = 2;
  train(run_, never);
  EXPECT_EQ(reported(run_.folder, "gradient_norm").size(), 1u);
  std::filesystem::remove_all(run_.folder);
  options().clip_norm = 0;
  train(run_, never);
  EXPECT_TRUE(reported(run_.folder, "gradient_norm").empty());
}

TEST_F(TrainingLoopTest, WithoutValidationPairsItTrainsAllTheSame) {
  run_.valid.clear();
  options().max_updates = 3;
  EXPECT_EQ(train(run_, never).updates, 3);
  EXPECT_TRUE(reported(run_.folder, "valid_loss").empty());
  EXPECT_FALSE(std::filesystem::exists(run_.folder / "best"));
}

}  // namespace
}  // namespace regard
