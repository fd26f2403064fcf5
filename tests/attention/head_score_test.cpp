#include "regard/attention/head_score.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "attention/gradient_check.h"

namespace regard {
namespace {

constexpr HeadShape shape{.heads = 2, .width = 3, .bandwidth = 1.5};

/// The score of one query and one key in one head, written out with numbers.
double written_out(AttentionKind kind, HeadScore& score, int64_t head, const torch::Tensor& q,
                   const torch::Tensor& k) {
  const double product = (q * k).sum().item<double>();
  // Kept as a logarithm in single precision.
  const double bandwidth =
      std::exp(static_cast<double>(std::log(static_cast<float>(shape.bandwidth))));
  const double u = std::sqrt((q - k).square().mean().item<double>()) / bandwidth;
  switch (kind) {
    case AttentionKind::dot:
      return product;
    case AttentionKind::scaled_dot:
      return product / std::sqrt(3.0);
    case AttentionKind::general: {
      double sum = 0;
      const torch::Tensor weight = score.named_parameters()["weight"][head];
      for (int64_t i = 0; i < 3; ++i)
        for (int64_t j = 0; j < 3; ++j) sum += (q[i] * weight[i][j] * k[j]).item<double>();
      return sum;
    }
    case AttentionKind::additive:
      return (score.named_parameters()["weight"][head] * torch::tanh(q + k)).sum().item<double>();
    case AttentionKind::gaussian:
      return -u * u / 2;
    case AttentionKind::cosine:
      return std::exp(static_cast<double>(std::log(10.0f))) * product /
             (q.norm() * k.norm()).item<double>();
    case AttentionKind::epanechnikov:
      return std::log(1 - u * u);
    case AttentionKind::triangular:
      return std::log(1 - u);
    default:
      return 0;  // boxcar in its range, constant
  }
}

TEST(HeadScore, EveryKindIsItsFormula) {
  torch::NoGradGuard no_grad;
  const torch::Tensor queries = torch::rand({2, 2, 2, 3}, torch::kDouble);
  const torch::Tensor keys = torch::rand({2, 2, 4, 3}, torch::kDouble);
  for (const auto& [kind, name] : EnumNames<AttentionKind>::values) {
    if (kind == AttentionKind::none || kind == AttentionKind::location) continue;
    const auto score = make_head_score(kind, shape);
    score->to(torch::kDouble);
    const torch::Tensor scores = score->forward(queries, keys, {});
    ASSERT_EQ(scores.sizes(), (std::vector<int64_t>{2, 2, 2, 4})) << name;
    // A kernel's factor is the same for all keys: differences between keys are what counts.
    for (int64_t n = 0; n < 2; ++n)
      for (int64_t s = 1; s < 4; ++s) {
        const double expected = written_out(kind, *score, n, queries[1][n][0], keys[1][n][s]) -
                                written_out(kind, *score, n, queries[1][n][0], keys[1][n][0]);
        const double actual = (scores[1][n][0][s] - scores[1][n][0][0]).item<double>();
        EXPECT_NEAR(actual, expected, 1e-10) << name;
      }
  }
}

TEST(HeadScore, EachHeadHasABandwidthOfItsOwn) {
  const auto score = make_head_score(AttentionKind::gaussian, shape);
  ASSERT_EQ(score->parameters().size(), 1u);
  EXPECT_LE(largest_difference(score->parameters()[0], torch::full(2, std::log(1.5f))), 1e-7);
  HeadShape fixed = shape;
  fixed.learn_bandwidth = false;
  EXPECT_TRUE(make_head_score(AttentionKind::gaussian, fixed)->parameters().empty());
  EXPECT_TRUE(make_head_score(AttentionKind::boxcar, shape)->parameters().empty());
}

/// A score as the terms that are given to who looks on have it, in one head.
torch::Tensor from_terms(AttentionKind kind, const ScoreTerms& terms, int64_t head) {
  if (!terms.queries.defined()) return torch::zeros({2, 2, 4}, torch::kDouble);
  const torch::Tensor q = terms.queries.select(1, head).unsqueeze(2);  // [B,T,1,D]
  const torch::Tensor k = terms.keys.select(1, head).unsqueeze(1);     // [B,1,S,D]
  const torch::Tensor scale = terms.scale.defined() ? terms.scale[head] : torch::ones({});
  const torch::Tensor u = (q - k).square().mean(3).sqrt() / scale;
  switch (kind) {
    case AttentionKind::additive:
      return (terms.direction[head] * torch::tanh(q + k)).sum(3);
    case AttentionKind::cosine:
      return scale * (q * k).sum(3) / (q.norm(2, 3) * k.norm(2, 3));
    case AttentionKind::gaussian:
      return -u.square() / 2;
    case AttentionKind::epanechnikov:
      return (1 - u.square()).log();
    case AttentionKind::triangular:
      return (1 - u).log();
    case AttentionKind::boxcar:
      return torch::zeros_like(u);
    default:
      return scale * (q * k).sum(3);
  }
}

TEST(HeadScore, TermsLeadToTheScore) {
  const torch::NoGradGuard no_grad;
  const torch::Tensor queries = torch::rand({2, 2, 2, 3}, torch::kDouble);
  const torch::Tensor keys = torch::rand({2, 2, 4, 3}, torch::kDouble);
  for (const auto& [kind, name] : EnumNames<AttentionKind>::values) {
    if (kind == AttentionKind::none || kind == AttentionKind::location) continue;
    const auto score = make_head_score(kind, shape);
    score->to(torch::kDouble);
    const torch::Tensor scores = score->forward(queries, keys, {});
    for (int64_t head = 0; head < 2; ++head)
      EXPECT_LE(largest_difference(from_terms(kind, score->terms(queries, keys), head),
                                   scores.select(1, head)),
                1e-6)
          << name;
  }
}

}  // namespace
}  // namespace regard
