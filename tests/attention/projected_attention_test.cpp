#include "attention/projected_attention.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "attention/gradient_check.h"

namespace regard {
namespace {

/// Scores (2 x 1111).(h x 1111) / sqrt(4) = 4 h are 0 and ln 3.
TEST(ProjectedAttentionTest, ScaledDotInClosedForm) {
  torch::NoGradGuard no_grad;
  ProjectedAttention attention(AttentionKind::scaled_dot,
                               {.query_size = 1, .state_size = 1, .hidden_size = 4});
  attention.to(torch::kDouble);
  for (torch::Tensor& weight : attention.parameters()) weight.fill_(1);
  const double ln3 = std::log(3);
  const torch::Tensor query = torch::full({1, 1, 1}, 2, torch::kDouble);
  const torch::Tensor states = torch::tensor({0., ln3 / 4}, torch::kDouble).view({1, 2, 1});
  const AttentionOutput output = attention.forward(query, attention.remember(states, {}));
  EXPECT_LE(largest_difference(output.weights[0][0], torch::tensor({0.25, 0.75}, torch::kDouble)),
            1e-12);
  EXPECT_NEAR(output.context.item<double>(), 3 * ln3 / 16, 1e-12);
}

TEST(ProjectedAttentionTest, IsTwoProjectionsWithoutBiasAndTheScore) {
  const AttentionShape shape{.query_size = 1, .state_size = 1, .hidden_size = 4};
  const std::vector<std::string> projections{"query.weight", "key.weight"};
  EXPECT_EQ(ProjectedAttention(AttentionKind::scaled_dot, shape).named_parameters().keys(),
            projections);
  const ProjectedAttention general(AttentionKind::general, shape);
  EXPECT_EQ(general.named_parameters().keys(),
            (std::vector<std::string>{"query.weight", "key.weight", "score.weight"}));
}

}  // namespace
}  // namespace regard
