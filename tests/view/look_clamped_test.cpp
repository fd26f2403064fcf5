#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>

#include "view/tiny_looks.h"

namespace regard {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(LookClamped, UnderAClampDecodingGoesOnFromThere) {
  for (const auto shape : {as_gaussian, as_transformer, as_bahdanau}) {
    const auto bundle = tiny_bundle(12, shape);
    bundle->model->to(torch::kDouble);
    LookRequest request = request_for(*bundle);
    request.clamps = parse_clamps("step=2,word=gare,weight=0.9");
    const Gaze gaze = look_once(*bundle, request);
    for (const auto& heads : gaze.parts.back().layers)
      for (const HeadGaze& head : heads) EXPECT_NEAR(head.weights.at(1, 3), 0.9, 1e-6);
    // What search saw is what is shown: the clamp held in both.
    const Matrix shown = mean_cross_attention(gaze);
    for (size_t i = 0; i < shown.values.size(); ++i)
      EXPECT_NEAR(shown.values[i], gaze.hypotheses[0].attention.values[i], 1e-5);
    const Gaze free = look_once(*bundle, request_for(*bundle));
    EXPECT_EQ(mean_cross_attention(free).rows > 0, true);
    EXPECT_NE(free.hypotheses[0].log_probability, gaze.hypotheses[0].log_probability);
  }
}

TEST(LookClamped, AClampOfTheDecodersOwnPartHoldsInSearchToo) {
  const auto bundle = tiny_bundle(12, as_transformer);
  bundle->model->to(torch::kDouble);
  for (const char* clamps : {"part=decoder,at=2,weight=0.5", "part=decoder,step=2,at=1,freeze"}) {
    LookRequest request = request_for(*bundle);
    request.clamps = parse_clamps(clamps);
    request.explain = true;
    const Gaze gaze = look_once(*bundle, request);
    const Matrix shown = mean_cross_attention(gaze);
    for (size_t i = 0; i < shown.values.size(); ++i)
      EXPECT_NEAR(shown.values[i], gaze.hypotheses[0].attention.values[i], 1e-5) << clamps;
    EXPECT_FALSE(gaze.explanation) << "it would be that of the free model";
  }
}

TEST(LookClamped, AFrozenLookIsTheSameInSearch) {
  const auto bundle = tiny_bundle(12, as_transformer);
  bundle->model->to(torch::kDouble);
  LookRequest request = request_for(*bundle);
  request.clamps = parse_clamps("step=1,freeze");
  const Gaze gaze = look_once(*bundle, request);
  EXPECT_EQ(gaze.hypotheses.size(), 1u) << "search is greedy";
  const Matrix shown = mean_cross_attention(gaze);
  for (size_t row = 0; row < shown.rows; ++row)
    for (size_t column = 0; column < shown.columns; ++column) {
      EXPECT_NEAR(shown.at(row, column), shown.at(0, column), 1e-6);
      EXPECT_NEAR(gaze.hypotheses[0].attention.at(row, column), shown.at(0, column), 1e-5);
    }
}

TEST(LookClamped, AFrozenLookMayEnd) {
  const auto bundle = tiny_bundle(12, as_gaussian);
  LookRequest request = request_for(*bundle);
  request.target = "where is the station ?";
  const Matrix free = mean_cross_attention(look_once(*bundle, request));
  request.clamps = parse_clamps("step=1-3,freeze");
  const Matrix frozen = mean_cross_attention(look_once(*bundle, request));
  float farthest = 0;
  for (size_t column = 0; column < frozen.columns; ++column) {
    EXPECT_EQ(frozen.at(2, column), frozen.at(0, column));
    farthest = std::max(farthest, std::abs(frozen.at(3, column) - frozen.at(0, column)));
  }
  EXPECT_GT(farthest, 0.001);
  EXPECT_EQ(frozen.at(0, 0), free.at(0, 0));
}

TEST(LookClamped, SaysWhatWasClamped) {
  const auto bundle = tiny_bundle(12, as_gaussian);
  const auto kinds_of = [&](const char* clamps) {
    LookRequest request = request_for(*bundle);
    request.clamps = parse_clamps(clamps);
    const Gaze gaze = look_once(*bundle, request);
    EXPECT_EQ(gaze.clamps.size(), request.clamps.size());
    EXPECT_EQ(gaze.clamps.back(), request.clamps.back().text);
    std::vector<std::string> kinds;
    for (const Finding& finding : gaze.findings) {
      kinds.push_back(finding.kind);
      EXPECT_THAT(finding.cause,
                  AnyOf("", HasSubstr("Perhaps what was clamped (" + gaze.clamps.front())));
    }
    return kinds;
  };
  EXPECT_EQ(kinds_of("at=1,weight=1;step=1,bandwidth=2"),
            (std::vector<std::string>{"clamped", "collapse"}));
  EXPECT_THAT(kinds_of("bandwidth=2"), Not(testing::Contains("clamped")));
}

TEST(LookClamped, AClampMustFitTheModelAndTheSentence) {
  const auto bundle = tiny_bundle();
  const std::pair<const char*, const char*> cases[] = {
      {"word=chat,weight=0", "no word 'chat' in the source. Its words are où est la gare ?"},
      {"at=9,weight=0", "at=9, but the source has 6 pieces"},
      {"head=2,at=1,weight=0", "head=2, but the model has 1 head"},
      {"layer=3,at=1,weight=0", "layer=3, but the model has 1 layer"},
      {"part=encoder,at=1,weight=0", "has no part encoder"},
      {"bandwidth=1", "this model's attention is scaled-dot"},
      {"step=900,at=1,weight=0", "step=900 lies behind the end"},
  };
  for (const auto& [clamps, problem] : cases) {
    LookRequest request = request_for(*bundle);
    request.clamps = parse_clamps(clamps);
    EXPECT_THAT(complaint(*bundle, request), HasSubstr(problem)) << clamps;
  }
  LookRequest twice = request_for(*bundle, "le chat dort le chat");
  twice.clamps = parse_clamps("word=chat,weight=0");
  EXPECT_THAT(complaint(*bundle, twice), HasSubstr("stands 2 times"));
}

}  // namespace
}  // namespace regard
