#include "attention/kernel_attention.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "attention/gradient_check.h"
#include "regard/attention/pooling.h"

namespace regard {
namespace {

using torch::Tensor;
constexpr AttentionShape shape{
    .query_size = 3, .state_size = 5, .hidden_size = 16, .bandwidth = 0.7};

class KernelAttentionTest : public testing::TestWithParam<Kernel> {
 protected:
  Tensor query_ = torch::randn({2, 3, 3}), states_ = torch::randn({2, 4, 5});
};

TEST_P(KernelAttentionTest, IsKernelPoolingOfProjections) {
  KernelAttention attention(shape, GetParam());
  const auto weights = attention.named_parameters();
  const Memory memory = attention.remember(states_, {});
  const Tensor bandwidth = torch::tensor(0.7 * std::sqrt(16));
  const KernelPooling expected = kernel_pooling(
      GetParam(), bandwidth, torch::linear(query_, weights["query.weight"]),
      {.keys = torch::linear(states_, weights["key.weight"]), .values = states_, .mask = {}});
  const AttentionOutput output = attention.forward(query_, memory);
  EXPECT_LE(largest_difference(output.weights, expected.weights), 1e-5);
  EXPECT_LE(largest_difference(output.context, expected.context), 1e-5);
}

TEST_P(KernelAttentionTest, ABandwidthIsLearnedOrKept) {
  AttentionShape fixed = shape;
  fixed.learn_bandwidth = false;
  EXPECT_EQ(KernelAttention(shape, GetParam()).named_parameters().contains("log_bandwidth"),
            GetParam() != Kernel::boxcar);
  KernelAttention attention(fixed, GetParam());
  EXPECT_FALSE(attention.named_parameters().contains("log_bandwidth"));
  EXPECT_NEAR(attention.named_buffers()["log_bandwidth"].item<float>(), std::log(0.7), 1e-6);
}

INSTANTIATE_TEST_SUITE_P(Kernels, KernelAttentionTest,
                         testing::Values(Kernel::gaussian, Kernel::boxcar, Kernel::epanechnikov,
                                         Kernel::triangular),
                         [](const auto& info) { return std::string(name_of(info.param)); });

TEST(KernelAttentionWidthTest, ADefaultBandwidthDoesNotDependOnTheWidth) {
  for (const int64_t width : {8, 512}) {
    AttentionShape wide = shape;
    wide.query_size = wide.state_size = wide.hidden_size = width;
    wide.bandwidth = 1;
    KernelAttention attention(wide, Kernel::epanechnikov);
    const Tensor states = torch::rand({4, 6, width}) * 2 - 1;
    const Tensor weights =
        attention.forward(torch::rand({4, 3, width}) * 2 - 1, attention.remember(states, {}))
            .weights;
    // All keys are in range before training, and none has it all.
    EXPECT_GT(weights.min().item<float>(), 0.05) << width;
    EXPECT_LT(weights.max().item<float>(), 0.5) << width;
  }
}

}  // namespace
}  // namespace regard
