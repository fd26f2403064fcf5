#include "view/explain.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "model/small_model.h"

namespace regard {
namespace {

const SaidSentence said{.source = {4, 5, 6, 3}, .source_units = {0, 0, 1, 2}, .target = {5, 4, 3}};

/// log p of a target in double precision: [T].
torch::Tensor log_probabilities(Seq2Seq& model, std::vector<int64_t> source) {
  source.pop_back();
  const EncoderOutput encoded =
      model.encode(make_source_batch(std::vector<std::vector<int64_t>>{source}));
  const torch::Tensor logits = target_logits(model, encoded, said.target)[0];
  return logits.log_softmax(-1).gather(1, torch::tensor(said.target).unsqueeze(1)).squeeze(1);
}

class ExplainTest : public ::testing::TestWithParam<ModelOptions> {
 protected:
  std::shared_ptr<Seq2Seq> model_ = small_model(GetParam());
};

TEST_P(ExplainTest, OcclusionIsTheFallWhenAWordIsLeftOut) {
  const Explanation explanation = explain(*model_, said, {});
  const torch::NoGradGuard no_grad;
  const torch::Tensor whole = log_probabilities(*model_, said.source);
  const torch::Tensor first = whole - log_probabilities(*model_, {6, 3});
  const torch::Tensor second = whole - log_probabilities(*model_, {4, 5, 3});
  ASSERT_EQ(explanation.occlusion.rows, 3u);
  ASSERT_EQ(explanation.occlusion.columns, 4u);
  for (size_t t = 0; t < 3; ++t) {
    const auto row = static_cast<int64_t>(t);
    for (size_t piece : {0, 1})
      EXPECT_NEAR(explanation.occlusion.at(t, piece), first[row].item<double>() / 2, 1e-5)
          << "the pieces of a word share its loss";
    EXPECT_NEAR(explanation.occlusion.at(t, 2), second[row].item<double>(), 1e-5);
    EXPECT_EQ(explanation.occlusion.at(t, 3), 0) << "the end mark stays";
  }
}

// A step along the embedding itself: the derivative of log p((1 + h) e_s) at h = 0.
TEST_P(ExplainTest, GradientTimesInputIsTheDerivativeAlongTheInput) {
  const Explanation explanation = explain(*model_, said, {});
  const torch::NoGradGuard no_grad;
  const torch::Tensor ids = torch::tensor(said.source).unsqueeze(0);
  const torch::Tensor embedded = model_->encoder().embedding()->forward(ids);
  const auto at = [&](int64_t piece, double step) {
    torch::Tensor moved = embedded.clone();
    moved.select(1, piece).mul_(1 + step);
    const EncoderOutput encoded = model_->encode_embedded(moved, torch::tensor({4}));
    const torch::Tensor logits = target_logits(*model_, encoded, said.target)[0];
    return logits.log_softmax(-1).gather(1, torch::tensor(said.target).unsqueeze(1)).squeeze(1);
  };
  constexpr double step = 1e-5;
  for (int64_t piece = 0; piece < 4; ++piece) {
    const torch::Tensor slope = (at(piece, step) - at(piece, -step)) / (2 * step);
    for (size_t t = 0; t < 3; ++t)
      EXPECT_NEAR(explanation.gradient.at(t, static_cast<size_t>(piece)),
                  std::abs(slope[static_cast<int64_t>(t)].item<double>()), 1e-6);
  }
}

TEST_P(ExplainTest, LeavesTheWeightsWithoutGradientsAndAsTheyWere) {
  explain(*model_, said, {});
  for (const auto& [name, weight] : model_->named_weights()) {
    EXPECT_FALSE(weight.grad().defined()) << name;
    EXPECT_TRUE(weight.requires_grad()) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Networks, ExplainTest,
    ::testing::Values(small_options(DecoderKind::luong, AttentionKind::scaled_dot),
                      small_options(DecoderKind::bahdanau, AttentionKind::additive),
                      small_options(DecoderKind::tutorial, AttentionKind::location),
                      small_options(DecoderKind::transformer, AttentionKind::gaussian)),
    [](const auto& info) { return network_name(info.param); });

TEST(Explain, AgreementIsTheMeanRankCorrelationOfTheRows) {
  const auto model = small_model(small_options(DecoderKind::luong, AttentionKind::dot));
  Explanation explanation = explain(*model, said, {});
  EXPECT_FALSE(explanation.occlusion_agreement) << "there is no attention to agree with";
  explanation = explain(*model, said, explanation.gradient);
  EXPECT_DOUBLE_EQ(*explanation.gradient_agreement, 1);
  Matrix opposite = explanation.gradient;
  for (float& value : opposite.values) value = -value;
  EXPECT_DOUBLE_EQ(*explain(*model, said, opposite).gradient_agreement, -1);
}

}  // namespace
}  // namespace regard
