#include "training/validator.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include <cmath>

#include "regard/model/bundle.h"
#include "training/tiny_sitting.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using testing::reported;
using testing::TinySitting;

const std::vector<EncodedPair> pairs = {{{4, 5}, {4, 5}}, {{5, 6}, {6, 5}}};

void without_translations(TrainingOptions& options) { options.valid_sentences = 0; }

TEST(Validator, ReportsAndKeepsTheBest) {
  TinySitting tiny(without_translations);
  Rescue rescue(*tiny.sitting);
  Validator validator(*tiny.sitting, rescue, pairs, Precision::float32);
  EXPECT_FALSE(validator.up_to_date());
  validator.validate();
  EXPECT_TRUE(validator.up_to_date());
  EXPECT_EQ(reported(tiny.run.folder, "valid_loss").size(), 1u);
  EXPECT_EQ(load_bundle(tiny.run.folder / "best", torch::kCPU).metrics.at("update"), 0);
  // The same model again is not better.
  tiny.sitting->state.update = 3;
  EXPECT_FALSE(validator.up_to_date());
  validator.validate();
  EXPECT_EQ(load_bundle(tiny.run.folder / "best", torch::kCPU).metrics.at("update"), 0);
  EXPECT_EQ(tiny.sitting->state.validations.stale, 1);
}

TEST(Validator, ReservesTheTimeThatItTakes) {
  TinySitting tiny([](TrainingOptions& options) {
    without_translations(options);
    options.time = "1h";
  });
  Rescue rescue(*tiny.sitting);
  const double begin = tiny.sitting->budget.seconds();
  Validator(*tiny.sitting, rescue, pairs, Precision::float32).validate();
  EXPECT_GT(tiny.sitting->budget.reserved(), 0);
  EXPECT_LE(tiny.sitting->budget.reserved(), tiny.sitting->budget.seconds() - begin);
}

TEST(Validator, ExpectsToTakeAsLongAsTrainingOnItsPairs) {
  TinySitting tiny([](TrainingOptions& options) {
    without_translations(options);
    options.time = "100s";
  });
  const Budget& budget = tiny.sitting->budget;
  Rescue rescue(*tiny.sitting);
  const double before = budget.seconds();
  Validator validator(*tiny.sitting, rescue, pairs, Precision::float32);
  const double begin = budget.seconds();
  validator.expect_after(0);
  EXPECT_EQ(budget.reserved(), 0);
  validator.expect_after(1);
  const double learnt = budget.seconds();
  validator.expect_after(2);  // half of the two pairs' target tokens
  EXPECT_GE(budget.reserved(), 2 * (learnt - begin));
  EXPECT_LE(budget.reserved(), 2 * (budget.seconds() - before));
  validator.validate();
  const double measured = budget.reserved();
  validator.expect_after(3);
  EXPECT_EQ(budget.reserved(), measured);
}

TEST(Validator, ExpectsByThePaceOfThisSitting) {
  TinySitting tiny([](TrainingOptions& options) { options.time = "2h"; });
  constexpr double an_hour_without_validation = 3600;
  tiny.sitting->budget = Budget(tiny.sitting->options(), an_hour_without_validation);
  Rescue rescue(*tiny.sitting);
  Validator validator(*tiny.sitting, rescue, pairs, Precision::float32);
  validator.expect_after(6);
  EXPECT_LT(tiny.sitting->budget.reserved(), 60);
}

TEST(Validator, KeepsWhatAnEarlierSittingMeasuredButNotWhatItGuessed) {
  TinySitting tiny([](TrainingOptions& options) { options.time = "100s"; });
  Sitting& sitting = *tiny.sitting;
  sitting.budget.reserve(40);
  Rescue rescue(sitting);
  Validator guessed(sitting, rescue, pairs, Precision::float32);
  guessed.expect_after(6);
  EXPECT_LT(sitting.budget.reserved(), 40);
  sitting.budget.reserve(40);
  sitting.state.validations.best_score = 1;
  Validator measured(sitting, rescue, pairs, Precision::float32);
  measured.expect_after(6);
  EXPECT_EQ(sitting.budget.reserved(), 40);
}

TEST(Validator, SeesTheAverages) {
  TinySitting tiny([](TrainingOptions& options) {
    without_translations(options);
    options.average_decay = 0.9;
  });
  tiny.set_weight(0.5);
  for (int64_t update = 1; update < 50; ++update) tiny.sitting->average->take(update);
  tiny.set_weight(100);
  Rescue rescue(*tiny.sitting);
  Validator(*tiny.sitting, rescue, pairs, Precision::float32).validate();
  EXPECT_EQ(tiny.weight().item<double>(), 100);
  const Bundle best = load_bundle(tiny.run.folder / "best", torch::kCPU);
  EXPECT_NEAR(best.model->parameters().front().view(-1)[0].item<double>(), 0.5, 0.05);
}

TEST(Validator, DoesNotMeasureWeightsThatAreNotFinite) {
  TinySitting tiny(without_translations);
  tiny.set_weight(NAN);
  Rescue rescue(*tiny.sitting);
  Validator validator(*tiny.sitting, rescue, pairs, Precision::float32);
  validator.validate();
  EXPECT_FALSE(fs::exists(tiny.run.folder / "best"));
  EXPECT_FALSE(validator.up_to_date()) << "what they roll back to is still to be measured";
}

TEST(Validator, OtherPairsBeginTheBestScoreAnew) {
  TinySitting tiny([](TrainingOptions& options) {
    without_translations(options);
    options.time = "1h";
  });
  Rescue rescue(*tiny.sitting);
  Validator first(*tiny.sitting, rescue, pairs, Precision::float32);
  first.check_data();
  first.validate();
  first.check_data();
  EXPECT_TRUE(tiny.sitting->state.validations.best_score);
  Validator other(*tiny.sitting, rescue, std::vector<EncodedPair>(pairs.begin(), pairs.begin() + 1),
                  Precision::float32);
  other.check_data();
  EXPECT_FALSE(tiny.sitting->state.validations.best_score);
  const double measured = tiny.sitting->budget.reserved();
  other.expect_after(1);
  EXPECT_NE(tiny.sitting->budget.reserved(), measured) << "of the first pairs";
}

TEST(Validator, WithoutPairsThereIsNothingToDo) {
  TinySitting tiny;
  Rescue rescue(*tiny.sitting);
  Validator validator(*tiny.sitting, rescue, {}, Precision::float32);
  validator.validate();
  EXPECT_TRUE(validator.up_to_date());
  EXPECT_FALSE(fs::exists(tiny.run.folder / "best"));
}

}  // namespace
}  // namespace regard
