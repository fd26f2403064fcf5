#include "attention/projected_attention.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "attention/gradient_check.h"
#include "regard/attention/pooling.h"

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

constexpr AttentionShape kernel_shape{
    .query_size = 3, .state_size = 5, .hidden_size = 16, .bandwidth = 0.7};

class KernelAttentionTest : public testing::TestWithParam<std::pair<AttentionKind, Kernel>> {
 protected:
  ProjectedAttention make(const AttentionShape& shape) { return {GetParam().first, shape}; }
  torch::Tensor query_ = torch::randn({2, 3, 3}), states_ = torch::randn({2, 4, 5});
};

TEST_P(KernelAttentionTest, IsKernelPoolingOfProjections) {
  ProjectedAttention attention = make(kernel_shape);
  const auto weights = attention.named_parameters();
  const torch::Tensor bandwidth = torch::tensor(0.7 * std::sqrt(16));
  const KernelPooling expected = kernel_pooling(
      GetParam().second, bandwidth, torch::linear(query_, weights["query.weight"]),
      {.keys = torch::linear(states_, weights["key.weight"]), .values = states_, .mask = {}});
  const AttentionOutput output = attention.forward(query_, attention.remember(states_, {}));
  EXPECT_LE(largest_difference(output.weights, expected.weights), 1e-5);
  EXPECT_LE(largest_difference(output.context, expected.context), 1e-5);
}

TEST_P(KernelAttentionTest, ABandwidthIsLearnedOrKept) {
  const bool flat = GetParam().first == AttentionKind::boxcar;
  EXPECT_EQ(make(kernel_shape).named_parameters().contains("score.log_bandwidth"), !flat);
  AttentionShape fixed = kernel_shape;
  fixed.learn_bandwidth = false;
  const ProjectedAttention attention = make(fixed);
  EXPECT_FALSE(attention.named_parameters().contains("score.log_bandwidth"));
  EXPECT_NEAR(attention.named_buffers()["score.log_bandwidth"].item<float>(), std::log(0.7), 1e-6);
  for (const torch::Tensor& weight : attention.parameters())
    EXPECT_EQ(weight.requires_grad(), !flat);
}

INSTANTIATE_TEST_SUITE_P(Kernels, KernelAttentionTest,
                         testing::Values(std::pair(AttentionKind::gaussian, Kernel::gaussian),
                                         std::pair(AttentionKind::boxcar, Kernel::boxcar),
                                         std::pair(AttentionKind::epanechnikov,
                                                   Kernel::epanechnikov),
                                         std::pair(AttentionKind::triangular, Kernel::triangular)),
                         [](const auto& info) { return std::string(name_of(info.param.second)); });

TEST(ProjectedAttentionTest, ADefaultBandwidthDoesNotDependOnTheWidth) {
  for (const int64_t width : {8, 512}) {
    ProjectedAttention attention(
        AttentionKind::epanechnikov,
        {.query_size = width, .state_size = width, .hidden_size = width, .bandwidth = 1});
    const torch::Tensor states = torch::rand({4, 6, width}) * 2 - 1;
    const torch::Tensor weights =
        attention.forward(torch::rand({4, 3, width}) * 2 - 1, attention.remember(states, {}))
            .weights;
    // All keys are in range before training, and none has it all.
    EXPECT_GT(weights.min().item<float>(), 0.05) << width;
    EXPECT_LT(weights.max().item<float>(), 0.5) << width;
  }
}

}  // namespace
}  // namespace regard
