#include "view/gaze_recorder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "regard/attention/head_score.h"
#include "regard/attention/masked_softmax.h"

namespace regard {
namespace {

using torch::Tensor;

/// Two Gaussian heads of four queries that look at five keys, the last of which is padding.
class GazeRecorderTest : public ::testing::Test {
 protected:
  static constexpr int64_t heads = 2, rows = 4, columns = 5, width = 6;

  AttentionAct act(int64_t first = 0, int64_t count = rows, int64_t layer = 0) const {
    AttentionAct act;
    act.site = {AttentionPart::cross, layer};
    const Tensor queries = queries_.narrow(2, first, count);
    act.terms = score_->terms(queries, keys_);
    act.scores = score_->forward(queries, keys_, mask_);
    act.mask = mask_;
    act.weights = masked_softmax(act.scores, mask_);
    return act;
  }
  static GazeRecorder recording(const std::string& clamps = "") {
    std::vector<PlacedClamp> placed;
    if (!clamps.empty())
      for (const Clamp& clamp : parse_clamps(clamps)) placed.push_back({.clamp = clamp});
    return GazeRecorder({placed, Kernel::gaussian});
  }
  static std::vector<std::vector<HeadGaze>> layers(const GazeRecorder& recorder) {
    std::string left_out;
    const std::vector<PartGaze> parts = recorder.parts(columns - 1, left_out);
    EXPECT_EQ(parts.size(), 1u);
    EXPECT_EQ(left_out, "");
    return parts.front().layers;
  }

  const torch::NoGradGuard no_gradients_;
  const std::shared_ptr<HeadScore> score_ =
      make_head_score(AttentionKind::gaussian, {.heads = heads, .width = width});
  const Tensor queries_ = torch::randn({1, heads, rows, width});
  const Tensor keys_ = torch::randn({1, heads, columns, width});
  const Tensor mask_ = torch::tensor({{true, true, true, true, false}});
};

/// log K(u) as a reader adds it up from a query and a key.
double followed(const HeadGaze& head, size_t row, size_t column) {
  double squared = 0;
  for (size_t d = 0; d < head.queries.columns; ++d)
    squared += std::pow(double{head.queries.at(row, d)} - double{head.keys.at(column, d)}, 2);
  const double bandwidth = head.scale.at(row);
  return -squared / static_cast<double>(head.queries.columns) / (2 * bandwidth * bandwidth);
}

TEST_F(GazeRecorderTest, TermsComeToTheScoreOnEveryRowWhateverIsClamped) {
  for (const std::string clamps :
       {"", "step=2,bandwidth=0.5", "step=3-,head=2,bandwidth=3;step=3,bandwidth=2"})
    for (const bool step_by_step : {false, true}) {
      GazeRecorder recorder = recording(clamps);
      for (int64_t t = 0; t < (step_by_step ? rows : 1); ++t)
        recorder.see(step_by_step ? act(t, 1) : act());
      const std::vector<HeadGaze> seen = layers(recorder).at(0);
      for (const HeadGaze& head : seen) {
        ASSERT_EQ(head.scale.size(), size_t{rows});
        for (size_t row = 0; row < head.scores.rows; ++row)
          for (size_t column = 0; column < head.scores.columns; ++column)
            EXPECT_NEAR(followed(head, row, column), head.scores.at(row, column), 1e-4)
                << clamps << " row " << row;
      }
    }
}

TEST_F(GazeRecorderTest, AClampOfOneStepHasAScaleOfItsOwn) {
  GazeRecorder recorder = recording("step=2,head=1,bandwidth=0.5");
  recorder.see(act());
  const auto seen = layers(recorder).at(0);
  EXPECT_THAT(seen[0].scale, ::testing::ElementsAre(1, 0.5, 1, 1));
  EXPECT_THAT(seen[1].scale, ::testing::Each(1));
}

TEST_F(GazeRecorderTest, KeepsEachLayerWithoutThePadding) {
  GazeRecorder recorder = recording();
  EXPECT_TRUE(recorder.see(act()).equal(act().weights));
  recorder.see(act(0, 2, 1));
  const auto seen = layers(recorder);
  ASSERT_EQ(seen.size(), 2u);
  ASSERT_EQ(seen[0].size(), size_t{heads});
  EXPECT_EQ(seen[0][1].weights, to_matrix(act().weights[0][1].narrow(1, 0, columns - 1)));
  EXPECT_EQ(seen[0][1].keys, to_matrix(keys_[0][1].narrow(0, 0, columns - 1)));
  EXPECT_EQ(seen[1][0].queries, to_matrix(queries_[0][0].narrow(0, 0, 2)));
  EXPECT_EQ(seen[1][0].scale.size(), 2u);
}

TEST_F(GazeRecorderTest, KeepsWhatIsChangedLater) {
  GazeRecorder recorder = recording();
  const AttentionAct shared = act();
  const Matrix before = to_matrix(shared.weights[0][0].narrow(1, 0, columns - 1));
  recorder.see(shared);
  shared.weights.zero_();
  EXPECT_EQ(layers(recorder)[0][0].weights, before);
}

TEST_F(GazeRecorderTest, LeavesTermsOutWhereTheyWouldBeTooMany) {
  GazeRecorder recorder = recording();
  AttentionAct large = act();
  large.terms.queries = torch::zeros({1, heads, rows, 300'000});
  recorder.see(large);
  std::string left_out;
  const std::vector<PartGaze> parts = recorder.parts(columns, left_out);
  EXPECT_THAT(left_out, ::testing::HasSubstr("scores, queries and keys"));
  const HeadGaze& head = parts[0].layers[0][0];
  EXPECT_FALSE(head.weights.empty());
  EXPECT_TRUE(head.scores.empty() && head.queries.empty() && head.keys.empty());
  EXPECT_TRUE(head.scale.empty());
}

}  // namespace
}  // namespace regard
