#include "attention/fused_additive.h"

#include <gtest/gtest.h>
#include <torch/autograd.h>
#include <torch/types.h>

#include <cmath>

#include "attention/gradient_check.h"
#include "attention/with_threads.h"
#include "regard/attention/masked_softmax.h"
#include "regard/attention/scores.h"

namespace regard {
namespace {

using torch::Tensor;

/// Two sentences whose keys and values are leaves, and a direction.
struct Sentences {
  explicit Sentences(torch::ScalarType type, int64_t keys = 9, int64_t meeting = 20)
      : k(at::randn({2, keys, meeting}).to(type).requires_grad_()),
        v(at::randn({2, keys, 11}).to(type).requires_grad_()),
        direction(at::randn({meeting}).to(at::promote_types(type, torch::kFloat)).requires_grad_()),
        mask(at::ones({2, keys}, torch::kBool)) {
    mask[1].slice(0, keys / 2) = false;
  }
  AttentionOutput plain(const Tensor& queries) const {
    const Tensor scores = additive_scores(queries, k, direction.to(k.scalar_type()));
    const Tensor weights = masked_softmax(scores, mask);
    return {.context = at::matmul(weights, v), .weights = weights};
  }
  std::vector<Tensor> gradients() const {
    std::vector<Tensor> gradients;
    for (const Tensor& tensor : {k, v, direction})
      gradients.push_back(std::exchange(tensor.mutable_grad(), Tensor()));
    return gradients;
  }

  Tensor k, v, direction, mask;
};

class FusedAdditiveTest : public testing::TestWithParam<std::tuple<torch::ScalarType, double>> {};

/// Three steps, of which the second has two queries: all add to one gradient of the memory.
TEST_P(FusedAdditiveTest, EqualsOneOperationAfterAnother) {
  const auto [type, tolerance] = GetParam();
  Sentences sentences(type);
  std::vector<Tensor> queries, arriving;
  for (const int64_t steps : {1, 2, 1}) {
    queries.push_back(at::randn({2, steps, 20}).to(type).requires_grad_());
    arriving.push_back(at::randn({2, steps, 11}).to(type));
  }
  Tensor expected = at::zeros({}, torch::kDouble), sum = at::zeros({}, torch::kDouble);
  for (size_t i = 0; i < queries.size(); ++i)
    expected = expected + (sentences.plain(queries[i]).context * arriving[i]).sum();
  expected.backward();
  std::vector<Tensor> wanted = sentences.gradients();
  for (const Tensor& query : queries)
    wanted.push_back(std::exchange(query.mutable_grad(), Tensor()));

  const StepMemory memory(sentences.k, sentences.v);
  for (size_t i = 0; i < queries.size(); ++i) {
    ASSERT_TRUE(fusible(queries[i], memory));
    const AttentionOutput output =
        fused_additive(queries[i], memory, sentences.direction, sentences.mask);
    const AttentionOutput plain = sentences.plain(queries[i]);
    EXPECT_TRUE(at::allclose(output.context, plain.context, tolerance, tolerance));
    EXPECT_TRUE(at::allclose(output.weights, plain.weights.to(output.weights.scalar_type()),
                             tolerance, tolerance));
    sum = sum + (output.context * arriving[i]).sum();
  }
  sum.backward();
  std::vector<Tensor> ours = sentences.gradients();
  for (const Tensor& query : queries) ours.push_back(query.grad());
  for (size_t i = 0; i < ours.size(); ++i) {
    const double largest = wanted[i].abs().max().item<double>();
    EXPECT_LE((ours[i] - wanted[i]).abs().max().item<double>(), tolerance * (1 + largest)) << i;
  }
}

// A bfloat16 has 8 bits, and the plain way rounds at every operation.
INSTANTIATE_TEST_SUITE_P(All, FusedAdditiveTest,
                         testing::Values(std::tuple(torch::kDouble, 1e-12),
                                         std::tuple(torch::kFloat, 1e-5),
                                         std::tuple(torch::kBFloat16, 0.06)));

TEST(FusedAdditive, ItsGradientIsTrue) {
  Sentences sentences(torch::kDouble, 5, 3);
  const Tensor query = at::randn({2, 1, 3}, torch::kDouble).requires_grad_();
  const Tensor to = at::randn({2, 1, 11}, torch::kDouble);
  const auto loss = [&] {
    const StepMemory memory(sentences.k, sentences.v);
    const AttentionOutput output =
        fused_additive(query, memory, sentences.direction, sentences.mask);
    return (output.context * to).sum() + output.weights.square().sum();
  };
  EXPECT_LE(gradient_error(loss, {query, sentences.k, sentences.v, sentences.direction}), 1e-8);
  EXPECT_TRUE(refuses_second_order(loss(), query));
}

TEST(FusedAdditive, WhatIsHardlyLookedAtIsNotLookedAt) {
  const Tensor keys = torch::tensor({9.0, 0.0, -9.0}, torch::kDouble).view({1, 3, 1});
  const StepMemory memory(keys, keys);
  const Tensor weights = fused_additive(at::zeros({1, 1, 1}, torch::kDouble), memory,
                                        torch::full({1}, 45, torch::kDouble), {})
                             .weights.flatten();
  EXPECT_NEAR(weights[1].item<double>(), std::exp(-45 * std::tanh(9)), 1e-30);
  EXPECT_EQ(weights[2].item<double>(), 0);  // e^-90
}

TEST(FusedAdditive, WithoutWordsThereIsNothingToSee) {
  Sentences sentences(torch::kFloat);
  sentences.mask[1] = false;
  const StepMemory memory(sentences.k, sentences.v);
  const Tensor query = at::randn({2, 1, 20}).requires_grad_();
  const AttentionOutput output = fused_additive(query, memory, sentences.direction, sentences.mask);
  EXPECT_TRUE(torch::equal(output.context[1], at::zeros({1, 11})));
  EXPECT_TRUE(torch::equal(output.weights[1], at::zeros({1, 9})));
  output.context.sum().backward();
  EXPECT_TRUE(torch::equal(query.grad()[1], at::zeros({1, 20})));
}

TEST(FusedAdditive, AMemoryWithoutGradientTakesNone) {
  const Sentences sentences(torch::kFloat);
  const StepMemory memory(sentences.k.detach(), sentences.v.detach());
  const Tensor query = at::randn({2, 1, 20}).requires_grad_();
  fused_additive(query, memory, sentences.direction, sentences.mask).context.sum().backward();
  EXPECT_TRUE(query.grad().defined());
}

TEST(FusedAdditive, ABackwardThatWantsOtherGradientsLeavesNothingBehind) {
  const Sentences sentences(torch::kFloat);
  const Tensor query = at::randn({2, 1, 20}).requires_grad_();
  std::vector<Tensor> gradients[2];
  for (const bool twice : {false, true}) {
    const StepMemory memory(sentences.k, sentences.v);
    const Tensor loss =
        fused_additive(query, memory, sentences.direction, sentences.mask).context.square().sum();
    if (twice) torch::autograd::grad({loss}, {query}, {}, /*retain_graph=*/true);
    gradients[twice ? 1 : 0] = torch::autograd::grad({loss}, {sentences.k, sentences.v});
  }
  for (size_t i = 0; i < 2; ++i) EXPECT_TRUE(torch::equal(gradients[0][i], gradients[1][i]));
}

/// But for the direction, to whose gradient every thread adds a sum of its own.
TEST(FusedAdditive, ManyThreadsSayTheSame) {
  const Sentences sentences(torch::kFloat);
  const Tensor query = at::randn({2, 3, 20}).requires_grad_();
  const auto all = [&] {
    const StepMemory memory(sentences.k, sentences.v);
    const AttentionOutput output =
        fused_additive(query, memory, sentences.direction, sentences.mask);
    std::vector<Tensor> all = torch::autograd::grad(
        {output.context.square().sum()}, {sentences.direction, query, sentences.k, sentences.v});
    all.push_back(output.context);
    all.push_back(output.weights);
    return all;
  };
  const std::vector<Tensor> alone = with_threads(1, all), together = with_threads(2, all);
  EXPECT_TRUE(at::allclose(alone[0], together[0], 1e-5, 1e-6));
  for (size_t i = 1; i < alone.size(); ++i) EXPECT_TRUE(torch::equal(alone[i], together[i])) << i;
}

TEST(FusedAdditive, ReachesOnlyWhatIsOfOneType) {
  const Tensor wide = at::randn({1, 2, 3}), narrow = wide.to(torch::kBFloat16);
  EXPECT_FALSE(fusible(narrow, StepMemory(wide, wide)));
  EXPECT_FALSE(fusible(wide, StepMemory()));
  EXPECT_TRUE(fusible(wide, StepMemory(wide, wide)));
}

}  // namespace
}  // namespace regard
