#include "regard/attention/step_weight.h"

#include <ATen/autocast_mode.h>
#include <gtest/gtest.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/gradient_check.h"

namespace regard {
namespace {

using torch::Tensor;

class StepWeightTest : public testing::Test {
 protected:
  static Tensor leaf(at::IntArrayRef size) {
    return torch::randn(size, torch::kDouble).requires_grad_();
  }

  /// Three steps, each fed with what came out of the one before.
  template <typename Layer>
  Tensor recurrence(const Layer& layer) const {
    Tensor state = first_;
    for (int step = 0; step < 3; ++step) state = layer(state).tanh();
    return (state * state).sum();
  }

  Tensor weight_ = leaf({4, 4}), bias_ = leaf({4}), first_ = leaf({2, 3, 4});
};

TEST_F(StepWeightTest, EqualsALinearLayerForwardAndBackward) {
  const StepWeight step(weight_, bias_);
  const Tensor ours = recurrence([&](const Tensor& x) { return step.linear(x); });
  const Tensor expected =
      recurrence([&](const Tensor& x) { return torch::linear(x, weight_, bias_); });
  EXPECT_LE(largest_difference(ours, expected), 1e-12);
  const std::vector<Tensor> leaves{weight_, bias_, first_};
  const auto gradients = torch::autograd::grad({ours}, leaves);
  const auto references = torch::autograd::grad({expected}, leaves);
  for (size_t i = 0; i < leaves.size(); ++i)
    EXPECT_LE(largest_difference(gradients[i], references[i]), 1e-12) << "leaf " << i;
}

TEST_F(StepWeightTest, GradientsAreThoseOfFiniteDifferences) {
  const auto loss = [&] {
    const StepWeight step(weight_, bias_);
    return recurrence([&](const Tensor& x) { return step.linear(x); });
  };
  EXPECT_LE(gradient_error(loss, {weight_, bias_, first_}), 1e-8);
  EXPECT_TRUE(refuses_second_order(loss(), first_));
}

TEST_F(StepWeightTest, WhatIsFrozenGetsNoGradientAndTheOtherOneDoes) {
  const auto gradients_with = [&](bool train_weight, bool train_bias) {
    const Tensor weight = weight_.detach().requires_grad_(train_weight);
    const Tensor bias = bias_.detach().requires_grad_(train_bias);
    const StepWeight step(weight, bias);
    recurrence([&](const Tensor& x) { return step.linear(x); }).backward();
    return std::pair(weight.grad(), bias.grad());
  };
  const auto [weight, bias] = gradients_with(true, true);
  const auto [only_weight, no_bias] = gradients_with(true, false);
  const auto [no_weight, only_bias] = gradients_with(false, true);
  EXPECT_LE(largest_difference(only_weight, weight), 1e-12);
  EXPECT_LE(largest_difference(only_bias, bias), 1e-12);
  EXPECT_FALSE(no_bias.defined());
  EXPECT_FALSE(no_weight.defined());
}

TEST_F(StepWeightTest, OnlyTheStepsOfItsSequenceCount) {
  const StepWeight one(weight_, bias_), other(weight_, bias_);
  const Tensor through_other = other.linear(first_).sum();
  one.linear(first_).sum().backward();
  const Tensor once = weight_.grad().clone();
  through_other.backward();
  EXPECT_LE(largest_difference(weight_.grad(), 2 * once), 1e-12);
}

TEST_F(StepWeightTest, ABackwardThatWantsOtherGradientsLeavesNothingBehind) {
  const StepWeight step(weight_, bias_);
  const Tensor loss = recurrence([&](const Tensor& x) { return step.linear(x); });
  const auto reference = torch::autograd::grad({loss}, {weight_}, {}, /*retain_graph=*/true);
  torch::autograd::grad({loss}, {first_}, {}, /*retain_graph=*/true);
  const auto again = torch::autograd::grad({loss}, {weight_});
  EXPECT_LE(largest_difference(again[0], reference[0]), 1e-12);
}

TEST_F(StepWeightTest, WithoutGradientsItIsTheLayerAlone) {
  torch::NoGradGuard no_grad;
  const StepWeight step(weight_, bias_);
  EXPECT_FALSE(step.token().defined());
  EXPECT_TRUE(torch::equal(step.linear(first_), torch::linear(first_, weight_, bias_)));
}

TEST_F(StepWeightTest, AutocastNarrowsTheProductNotTheGradientsOfLeaves) {
  const Tensor weight = weight_.detach().to(torch::kFloat).requires_grad_();
  const Tensor bias = bias_.detach().to(torch::kFloat).requires_grad_();
  const Tensor input = first_.detach().to(torch::kFloat).requires_grad_();
  at::autocast::set_autocast_enabled(torch::kCPU, true);
  at::autocast::set_autocast_dtype(torch::kCPU, torch::kBFloat16);
  const StepWeight step(weight, bias);
  const Tensor output = step.linear(input);
  at::autocast::set_autocast_enabled(torch::kCPU, false);
  EXPECT_EQ(output.scalar_type(), torch::kBFloat16);
  output.sum().backward();
  for (const Tensor& leaf : {weight, bias, input})
    EXPECT_EQ(leaf.grad().scalar_type(), torch::kFloat);
  EXPECT_TRUE(at::allclose(weight.grad(), input.detach().sum({0, 1}).expand({4, 4}), 0.02, 0.02));
}

}  // namespace
}  // namespace regard
