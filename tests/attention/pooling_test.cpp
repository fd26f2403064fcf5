#include "regard/attention/pooling.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include <cmath>

#include "attention/gradient_check.h"
#include "regard/attention/masked_softmax.h"
#include "regard/attention/scores.h"

namespace regard {
namespace {

using torch::Tensor;

Tensor column(const std::vector<double>& numbers) {
  return torch::tensor(numbers, torch::kDouble).view({1, -1, 1});
}

/// A table of y = 10 x at x = 0, 1, 2, 4.
Memory table(const Tensor& mask = {}) {
  return {.keys = column({0, 1, 2, 4}), .values = column({0, 10, 20, 40}), .mask = mask};
}

TEST(PoolingTest, ALookUpFindsTheNearestKey) {
  const AttentionOutput found = exact_lookup(column({1, 2.9, 1.5, 99}), table());
  EXPECT_TRUE(torch::equal(found.context, column({10, 20, 10, 40})));
  EXPECT_TRUE(torch::equal(found.weights.sum(-1), torch::ones({1, 4}, torch::kDouble)));
  const Tensor mask = torch::tensor({{true, false, true, true}});
  EXPECT_TRUE(torch::equal(exact_lookup(column({1.1}), table(mask)).context, column({20})));
}

TEST(PoolingTest, AverageWeighsAlike) {
  EXPECT_TRUE(
      torch::equal(average_pooling(column({1, 99}), table()).context, column({17.5, 17.5})));
  const Tensor mask = torch::tensor({{true, false, true, true}});
  EXPECT_TRUE(torch::equal(average_pooling(column({1}), table(mask)).context, column({20})));
}

TEST(PoolingTest, ARowWithoutKeysIsZero) {
  const Tensor none = torch::zeros({1, 4}, torch::kBool);
  EXPECT_TRUE(torch::equal(exact_lookup(column({1}), table(none)).weights,
                           torch::zeros({1, 1, 4}, torch::kDouble)));
  EXPECT_TRUE(torch::equal(average_pooling(column({1}), table(none)).context, column({0})));
  const KernelPooling pooled =
      kernel_pooling(Kernel::boxcar, torch::tensor(1.0), column({1}), table(none));
  EXPECT_TRUE(torch::equal(pooled.context, column({0})));
  EXPECT_FALSE(pooled.fallback.item<bool>());
}

TEST(PoolingTest, KernelsByHand) {
  const Tensor two = torch::tensor(2.0, torch::kDouble);
  const auto at_one_half = [&](Kernel kernel) {
    return kernel_pooling(kernel, two, column({1.5}), table()).context.item<double>();
  };
  // Distances 1.5, 0.5, 0.5, 2.5; in bandwidths 0.75, 0.25, 0.25, 1.25.
  EXPECT_NEAR(at_one_half(Kernel::boxcar), (0 + 10 + 20) / 3.0, 1e-12);
  EXPECT_NEAR(at_one_half(Kernel::triangular), 0.75 * 30 / (0.25 + 0.75 + 0.75), 1e-12);
  const double near = 1 - 0.0625, far = 1 - 0.5625;
  EXPECT_NEAR(at_one_half(Kernel::epanechnikov), near * 30 / (far + 2 * near), 1e-12);
  const auto bell = [](double u) { return std::exp(-u * u / 2); };
  EXPECT_NEAR(at_one_half(Kernel::gaussian),
              (bell(0.25) * 30 + bell(1.25) * 40) / (bell(0.75) + 2 * bell(0.25) + bell(1.25)),
              1e-12);
  EXPECT_NEAR(at_one_half(Kernel::constant), 17.5, 1e-12);
}

TEST(PoolingTest, AQueryOutOfRangeIsAnsweredByTheNearestAndCounted) {
  const KernelPooling pooled =
      kernel_pooling(Kernel::epanechnikov, torch::tensor(0.5), column({0.1, 3.2, 77}), table());
  EXPECT_TRUE(torch::equal(pooled.fallback, torch::tensor({{false, true, true}})));
  EXPECT_TRUE(torch::equal(pooled.context, column({0, 40, 40})));
}

TEST(PoolingTest, HoweverNarrowTheBandwidthTheNearestAnswers) {
  for (const double bandwidth : {1e-9, 1e-30, 1e-200, 5e-324})
    for (const Kernel kernel : {Kernel::gaussian, Kernel::boxcar, Kernel::epanechnikov}) {
      const KernelPooling pooled = kernel_pooling(kernel, torch::tensor(bandwidth, torch::kDouble),
                                                  column({0, 0.9, 3.2, -1e6}), table());
      EXPECT_TRUE(torch::equal(pooled.context, column({0, 10, 40, 0})))
          << name_of(kernel) << bandwidth;
    }
}

TEST(PoolingTest, FarFromZeroNothingIsLost) {
  const double far = 1e9;
  const Memory shifted{.keys = column({0, 1, 2, 4}) + far, .values = table().values, .mask = {}};
  const Tensor narrow = torch::tensor(0.3, torch::kDouble);
  const Tensor queries = column({0.2, 1.5, 3});
  EXPECT_LE(
      largest_difference(kernel_pooling(Kernel::gaussian, narrow, queries + far, shifted).context,
                         kernel_pooling(Kernel::gaussian, narrow, queries, table()).context),
      1e-5);
}

/// |q - k|^2 = |q|^2 + |k|^2 - 2 q.k: with keys of one length only the product is left, and a
/// variance of sqrt(d) divides it as scaled dot-product attention does.
TEST(PoolingTest, AGaussianOnNormalisedKeysIsScaledDotProductAttention) {
  const Tensor queries = torch::randn({2, 3, 16}, torch::kDouble);
  const Tensor states = torch::randn({2, 5, 16}, torch::kDouble);
  const Tensor keys = 3 * states / states.norm(2, -1, true);
  const Memory memory{.keys = keys, .values = states, .mask = {}};
  const Tensor bandwidth = torch::tensor(2.0, torch::kDouble);  // 16^(1/4)
  const Tensor expected = masked_softmax(dot_scores(queries, keys, 0.25), {});
  EXPECT_LE(largest_difference(kernel_pooling(Kernel::gaussian, bandwidth, queries, memory).weights,
                               expected),
            1e-12);
  const AttentionOutput theirs{.context = at::scaled_dot_product_attention(queries, keys, states),
                               .weights = {}};
  EXPECT_LE(largest_difference(kernel_pooling(Kernel::gaussian, bandwidth, queries, memory).context,
                               theirs.context),
            1e-12);
}

}  // namespace
}  // namespace regard
