#include "training/rescue.h"

#include <gmock/gmock.h>
#include <torch/types.h>

#include <cmath>

#include "training/tiny_sitting.h"

namespace regard {
namespace {

class RescueTest : public ::testing::Test {
 protected:
  bool accept(double loss) {
    constexpr uint32_t rows[] = {0};
    const Batch batch = make_batch(std::vector<EncodedPair>{{{4, 5}, {4, 5}}}, rows);
    const UpdateResult result{.nll = loss * 10, .tokens = 10, .finite = std::isfinite(loss)};
    ++state_.update;
    return rescue_.accept(result, batch, 0.1);
  }
  double weight() const { return tiny_.weight().item<double>(); }

  testing::TinySitting tiny_;
  const double saved_ = weight();  // of the checkpoint
  TrainingState& state_ = tiny_.sitting->state;
  Rescue rescue_{*tiny_.sitting};
};

TEST_F(RescueTest, LetsGoodUpdatesPass) {
  tiny_.set_weight(0.5);
  for (const double loss : {3.0, 2.5, 2.0}) EXPECT_TRUE(accept(loss));
  EXPECT_EQ(weight(), 0.5);
  EXPECT_TRUE(rescue_.good());
}

TEST_F(RescueTest, ThreeBadUpdatesInARowGoBackToTheCheckpoint) {
  tiny_.set_weight(0.5);
  EXPECT_FALSE(accept(NAN));
  EXPECT_FALSE(rescue_.good());
  EXPECT_FALSE(accept(INFINITY));
  EXPECT_TRUE(accept(2));
  EXPECT_TRUE(rescue_.good());
  for (int time = 0; time < 2; ++time) EXPECT_FALSE(accept(NAN));
  EXPECT_EQ(weight(), 0.5);
  EXPECT_FALSE(accept(NAN));
  EXPECT_EQ(weight(), saved_);
  EXPECT_EQ(state_.rate_scale, 0.5);
  EXPECT_EQ(state_.rollbacks, 1);
  EXPECT_TRUE(rescue_.good());
}

TEST_F(RescueTest, ABadUpdateIsKept) {
  accept(NAN);
  EXPECT_TRUE(std::filesystem::exists(tiny_.run.folder / "bad-updates/1.json"));
}

TEST_F(RescueTest, ALossThatRisesToGuessingGoesBack) {
  const double words = static_cast<double>(tiny_.bundle->codecs.target.vocabulary_size());
  for (int time = 0; time < 5; ++time) EXPECT_TRUE(accept(0.5 * std::log(words)));
  tiny_.set_weight(0.5);
  int updates = 0;
  while (accept(3 * std::log(words)) && updates < 100) ++updates;
  EXPECT_GT(updates, 5);  // one bad batch is no divergence
  EXPECT_LT(updates, 100);
  EXPECT_EQ(weight(), saved_);
  EXPECT_EQ(state_.rate_scale, 0.5);
}

/// Before it is known whether they diverge, a checkpoint of theirs could be the one to go back to.
TEST_F(RescueTest, WeightsWhoseLossIsFarOffAreNotGood) {
  const double guessing = std::log(tiny_.bundle->codecs.target.vocabulary_size());
  EXPECT_TRUE(accept(guessing));
  EXPECT_TRUE(accept(4 * guessing));
  EXPECT_FALSE(rescue_.good());
  EXPECT_TRUE(accept(2 * guessing));
  EXPECT_TRUE(rescue_.good());
}

TEST_F(RescueTest, WeightsThatAreNotFiniteGoBack) {
  tiny_.set_weight(NAN);
  EXPECT_FALSE(rescue_.good());
  rescue_.check_weights();
  EXPECT_EQ(weight(), saved_);
  EXPECT_TRUE(rescue_.good());
}

TEST_F(RescueTest, GivesUpWhereNothingHelps) {
  const auto always_bad = [&] {
    for (int time = 0; time < 100; ++time) accept(NAN);
  };
  EXPECT_THAT(testing::error_of(always_bad), ::testing::HasSubstr("lower --learning-rate"));
  EXPECT_EQ(state_.rate_scale, std::pow(0.5, 10));
}

}  // namespace
}  // namespace regard
