#include "regard/view/look.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>
#include <numeric>

#include "regard/base/error.h"
#include "regard/search/search.h"
#include "regard/translation/translator.h"
#include "view/tiny_looks.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// What holds whatever the network is.
class LookTest : public ::testing::TestWithParam<void (*)(ModelOptions&)> {
 protected:
  // These weights are so large that in single precision a rounding error would show.
  void SetUp() override { bundle_->model->to(torch::kDouble); }
  std::shared_ptr<Bundle> bundle_ = tiny_bundle(12, GetParam());
};

TEST_P(LookTest, TheBestHypothesisIsWhatTheTranslatorSays) {
  const Gaze gaze = look_once(*bundle_, request_for(*bundle_));
  const std::string line = "où est la gare ?";
  const Translation said =
      Translator(bundle_).translate(std::span(&line, 1), bundle_->config.search).front().front();
  EXPECT_EQ(gaze.target, said.text);
  EXPECT_EQ(gaze.source_pieces, said.segments[0].source_pieces);
  EXPECT_EQ(gaze.target_pieces, said.segments[0].target_pieces);
  ASSERT_FALSE(gaze.hypotheses.empty());
  EXPECT_EQ(gaze.hypotheses[0].text, said.text);
  EXPECT_NEAR(gaze.hypotheses[0].score, said.score, 1e-6);
  EXPECT_FALSE(gaze.forced);
}

// The beam's back-pointers lead to the same attention as saying its output again.
TEST_P(LookTest, EveryHypothesisOfTheBeamLooksAsForcedDecodingOfItDoes) {
  LookRequest request = request_for(*bundle_);
  request.search.beam = 4;
  const Gaze gaze = look_once(*bundle_, request);
  ASSERT_GT(gaze.hypotheses.size(), 1u);
  int compared = 0;
  for (const GazeHypothesis& hypothesis : gaze.hypotheses) {
    if (hypothesis.text.empty()) continue;
    LookRequest again = request;
    again.target = hypothesis.text;
    const std::string problem = complaint(*bundle_, again);
    if (!problem.empty()) continue;  // it says what cannot be spelled
    const Gaze forced = look_once(*bundle_, again);
    std::vector<std::string> said = forced.target_pieces;
    said.resize(hypothesis.pieces.size());  // the limit may have cut it before its end mark
    if (said != hypothesis.pieces) continue;
    const Matrix attention = mean_cross_attention(forced);
    ASSERT_EQ(hypothesis.attention.rows, said.size());
    ASSERT_EQ(attention.columns, hypothesis.attention.columns);
    for (size_t i = 0; i < hypothesis.attention.values.size(); ++i)
      EXPECT_NEAR(attention.values[i], hypothesis.attention.values[i], 1e-5);
    double sum = 0;
    for (size_t t = 0; t < said.size(); ++t) sum += forced.steps[t].log_probability;
    EXPECT_NEAR(sum, hypothesis.log_probability, 1e-4);
    ++compared;
  }
  EXPECT_GT(compared, 0);
}

TEST_P(LookTest, RowsSumToOneAndTermsHaveTheSizesOfTheWeights) {
  const Gaze gaze = look_once(*bundle_, request_for(*bundle_));
  const bool pads = bundle_->config.model.decoder == DecoderKind::tutorial;
  for (const PartGaze& part : gaze.parts)
    for (const auto& heads : part.layers)
      for (const HeadGaze& head : heads) {
        const size_t rows = part.part == AttentionPart::encoder ? gaze.source_pieces.size()
                                                                : gaze.target_pieces.size();
        const size_t columns = part.part == AttentionPart::decoder ? gaze.target_pieces.size()
                                                                   : gaze.source_pieces.size();
        ASSERT_EQ(head.weights.rows, rows);
        ASSERT_EQ(head.weights.columns, columns);
        EXPECT_EQ(head.scores.values.size(), rows * columns);
        EXPECT_EQ(head.queries.rows, head.queries.empty() ? 0 : rows);
        EXPECT_EQ(head.keys.rows, head.keys.empty() ? 0 : columns);
        for (size_t row = 0; row < rows; ++row) {
          const auto begin = head.weights.values.begin() + static_cast<int64_t>(row * columns);
          const float sum = std::accumulate(begin, begin + static_cast<int64_t>(columns), 0.f);
          if (pads) {
            EXPECT_LT(sum, 1) << "the tutorial looks at padding";
          } else {
            EXPECT_NEAR(sum, 1, 1e-5);
          }
        }
      }
}

TEST_P(LookTest, StepsHoldTheLikeliestWords) {
  const Gaze gaze = look_once(*bundle_, request_for(*bundle_));
  ASSERT_EQ(gaze.steps.size(), gaze.target_pieces.size());
  for (const GazeStep& step : gaze.steps) {
    ASSERT_EQ(step.candidates.size(), 5u);
    EXPECT_TRUE(std::ranges::is_sorted(step.candidates, std::greater<>(), &Candidate::probability));
    EXPECT_LE(std::exp(step.log_probability), step.candidates[0].probability + 1e-6);
  }
}

TEST_P(LookTest, ALearningModelGoesOnLearning) {
  bundle_->model->train();
  const Gaze gaze = look_once(*bundle_, request_for(*bundle_));
  EXPECT_TRUE(bundle_->model->is_training());
  bundle_->model->eval();
  EXPECT_EQ(look_once(*bundle_, request_for(*bundle_)).hypotheses[0].score,
            gaze.hypotheses[0].score)
      << "without dropout";
}

INSTANTIATE_TEST_SUITE_P(Networks, LookTest,
                         ::testing::Values(nullptr, as_bahdanau, as_gaussian, as_tutorial,
                                           as_transformer));

TEST(Look, EveryPartOfATransformerIsThere) {
  const auto bundle = tiny_bundle(12, as_transformer);
  const Gaze gaze = look_once(*bundle, request_for(*bundle));
  ASSERT_EQ(gaze.parts.size(), 3u);
  EXPECT_EQ(gaze.parts[0].part, AttentionPart::encoder);
  EXPECT_EQ(gaze.parts[0].layers.size(), 2u);
  EXPECT_EQ(gaze.parts[1].part, AttentionPart::decoder);
  EXPECT_EQ(gaze.parts[1].layers.size(), 3u);
  EXPECT_EQ(gaze.parts[2].part, AttentionPart::cross);
  EXPECT_EQ(gaze.parts[2].layers[0].size(), 2u);
  const HeadGaze& head = gaze.parts[1].layers[0][0];
  EXPECT_EQ(head.weights.at(0, 1), 0) << "no word sees those that follow";
  EXPECT_NE(head.scores.at(0, 1), 0) << "though it has a score";
}

TEST(Look, AModelWithoutAttentionHasItsDecodingToShow) {
  const auto bundle =
      tiny_bundle(12, [](ModelOptions& model) { model.attention = AttentionKind::none; });
  LookRequest request = request_for(*bundle);
  request.explain = true;
  const Gaze gaze = look_once(*bundle, request);
  EXPECT_TRUE(gaze.parts.empty());
  EXPECT_FALSE(gaze.steps.empty());
  EXPECT_FALSE(gaze.explanation->occlusion.empty());
  EXPECT_FALSE(gaze.explanation->occlusion_agreement);
}

TEST(Look, SaysWhatItIsMadeToSay) {
  const auto bundle = tiny_bundle();
  LookRequest request = request_for(*bundle);
  request.target = "the cat sleeps .";
  const Gaze gaze = look_once(*bundle, request);
  EXPECT_TRUE(gaze.forced);
  EXPECT_EQ(gaze.target, "the cat sleeps .");
  EXPECT_THAT(gaze.target_pieces, testing::SizeIs(5));
  EXPECT_TRUE(gaze.hypotheses.empty());
}

TEST(Look, AnEmptyTargetIsTheEndMarkAlone) {
  for (const auto shape : {as_gaussian, as_transformer, as_bahdanau, as_tutorial}) {
    const auto bundle = tiny_bundle(12, shape);
    LookRequest request = request_for(*bundle);
    request.explain = true;
    for (const char* target : {"", " "}) {
      request.target = target;
      const Gaze gaze = look_once(*bundle, request);
      EXPECT_TRUE(gaze.forced);
      EXPECT_EQ(gaze.target, "");
      EXPECT_THAT(gaze.target_pieces, ElementsAre("</s>"));
      EXPECT_EQ(mean_cross_attention(gaze).rows, 1u);
      EXPECT_EQ(gaze.explanation->occlusion.rows, 1u);
    }
  }
}

TEST(Look, ALongLineIsLookedAtPartByPart) {
  const auto bundle = tiny_bundle(6);
  const auto gazes = look(*bundle, request_for(*bundle, "le chat dort . où est la gare ?"));
  ASSERT_EQ(gazes.size(), 2u);
  EXPECT_EQ(gazes[1].source, "où est la gare ?");
}

TEST(Look, RefusesWhatItCannotShow) {
  const auto bundle = tiny_bundle(6);
  EXPECT_THAT(complaint(*bundle, request_for(*bundle, "")), HasSubstr("nothing to look at"));
  EXPECT_THAT(complaint(*bundle, request_for(*bundle, " ")), HasSubstr("nothing to look at"));
  EXPECT_THAT(complaint(*bundle, request_for(*bundle, "zzz")), HasSubstr("nothing to look at"));
  LookRequest request = request_for(*bundle);
  request.target = "the dog barks";
  EXPECT_THAT(complaint(*bundle, request), HasSubstr("cannot spell 'dog', 'barks'"));
  EXPECT_THAT(complaint(*bundle, request), Not(HasSubstr("--target"))) << "it may be of a file";
  request = request_for(*bundle, "le chat dort . où est la gare ?");
  request.target = "the cat";
  EXPECT_THAT(complaint(*bundle, request), HasSubstr("longer than the 6 pieces"));
}

}  // namespace
}  // namespace regard
