#include "training/optimizer.h"

#include <gmock/gmock.h>
#include <torch/optim/adam.h>
#include <torch/optim/adamw.h>
#include <torch/optim/sgd.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "base/scratch.h"

namespace regard {
namespace {

using testing::error_of;
using ::testing::HasSubstr;

NamedTensors parameters() {
  torch::manual_seed(1);
  return {{"a.weight", at::randn({3, 4}).set_requires_grad(true)},
          {"a.bias", at::randn({4}).set_requires_grad(true)}};
}

NamedTensors copies(const NamedTensors& tensors) {
  NamedTensors copied;
  for (const auto& [name, tensor] : tensors)
    copied.emplace_back(name, tensor.detach().clone().set_requires_grad(true));
  return copied;
}

void set_gradients(const NamedTensors& tensors, double turn) {
  for (const auto& [name, tensor] : tensors)
    tensor.mutable_grad() = (tensor.detach() * 3 + turn).sin();
}

void make_steps(Optimizer& optimizer, const NamedTensors& tensors, int64_t count) {
  for (int64_t i = 0; i < count; ++i) {
    set_gradients(tensors, static_cast<double>(i));
    optimizer.step(0.01);
  }
}

TrainingOptions options_for(OptimizerKind kind) {
  TrainingOptions options;
  options.optimizer = kind;
  options.weight_decay = 0.01;
  if (kind == OptimizerKind::sgd) options.momentum = 0.9;
  return options;
}

/// Twenty steps of PyTorch's own optimizer.
template <typename TorchOptimizer, typename Options>
NamedTensors after_torch(Options options) {
  const NamedTensors theirs = copies(parameters());
  std::vector<torch::Tensor> tensors;
  for (const auto& [name, tensor] : theirs) tensors.push_back(tensor);
  TorchOptimizer optimizer(tensors, options.weight_decay(0.01));
  for (int i = 0; i < 20; ++i) {
    set_gradients(theirs, i);
    optimizer.step();
  }
  return theirs;
}

TEST(Optimizer, StepsLikePyTorch) {
  for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::adam, OptimizerKind::adamw}) {
    const NamedTensors ours = copies(parameters());
    Optimizer optimizer(ours, options_for(kind));
    make_steps(optimizer, ours, 20);
    const NamedTensors expected =
        kind == OptimizerKind::sgd
            ? after_torch<torch::optim::SGD>(torch::optim::SGDOptions(0.01).momentum(0.9))
        : kind == OptimizerKind::adam
            ? after_torch<torch::optim::Adam>(torch::optim::AdamOptions(0.01))
            : after_torch<torch::optim::AdamW>(torch::optim::AdamWOptions(0.01));
    for (size_t i = 0; i < ours.size(); ++i)
      EXPECT_TRUE(at::allclose(ours[i].second, expected[i].second, 1e-6, 1e-6))
          << static_cast<int>(kind) << ' ' << ours[i].first;
  }
}

TEST(Optimizer, AParameterWithoutAGradientStays) {
  for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::adam, OptimizerKind::adamw}) {
    const NamedTensors ours = copies(parameters());
    Optimizer optimizer(ours, options_for(kind));
    optimizer.step(0.01);
    EXPECT_TRUE(torch::equal(ours[0].second, parameters()[0].second));
    EXPECT_TRUE(optimizer.state().empty());
  }
}

TEST(Optimizer, GoesOnFromItsStateToTheLastBit) {
  for (const auto kind : {OptimizerKind::sgd, OptimizerKind::adam, OptimizerKind::adamw}) {
    const NamedTensors whole = parameters();
    Optimizer one(whole, options_for(kind));
    make_steps(one, whole, 3);
    const NamedTensors resumed = copies(whole);
    const NamedTensors forgetful = copies(whole);
    Optimizer other(resumed, options_for(kind)), fresh(forgetful, options_for(kind));
    other.restore(one.state(), "here");
    make_steps(one, whole, 3);
    make_steps(other, resumed, 3);
    make_steps(fresh, forgetful, 3);
    for (size_t i = 0; i < whole.size(); ++i) {
      EXPECT_TRUE(torch::equal(whole[i].second, resumed[i].second)) << static_cast<int>(kind);
      EXPECT_FALSE(torch::equal(whole[i].second, forgetful[i].second)) << static_cast<int>(kind);
    }
  }
}

// Kingma and Ba 2015, algorithm 1: the first step has the length of the learning rate.
TEST(Optimizer, TakesTheRateOfEachStep) {
  TrainingOptions options;
  const NamedTensors tensors{{"w", torch::tensor({1.0, 2.0}).set_requires_grad(true)}};
  Optimizer adam(tensors, options);
  tensors[0].second.mutable_grad() = torch::tensor({0.5, -8.0});
  adam.step(0.25);
  EXPECT_TRUE(at::allclose(tensors[0].second, torch::tensor({0.75, 2.25}), 1e-5, 1e-6));
}

TEST(Optimizer, RefusesAStateThatDoesNotFit) {
  for (const auto kind : {OptimizerKind::sgd, OptimizerKind::adam}) {
    const NamedTensors tensors = parameters();
    Optimizer optimizer(tensors, options_for(kind));
    make_steps(optimizer, tensors, 1);
    NamedTensors state = optimizer.state();
    state.back().second = torch::zeros({7});
    EXPECT_THAT(error_of([&] { optimizer.restore(state, "file x"); }), HasSubstr("file x"));
    if (kind == OptimizerKind::sgd) continue;
    state.pop_back();
    EXPECT_THAT(error_of([&] { optimizer.restore(state, "file x"); }), HasSubstr("file x"));
  }
}

TEST(Optimizer, ClipsTheNormOfAllGradientsTogether) {
  const NamedTensors tensors = parameters();
  Optimizer optimizer(tensors, TrainingOptions{});
  EXPECT_EQ(optimizer.clip_gradients(1), 0);  // there are none yet
  const auto fill = [&] {
    tensors[0].second.mutable_grad() = at::full({3, 4}, std::sqrt(9.0 / 12));  // norm 3
    tensors[1].second.mutable_grad() = at::full({4}, 2.0);                     // norm 4
  };
  for (const double largest : {0.0, 6.0}) {
    fill();
    EXPECT_NEAR(optimizer.clip_gradients(largest), 5, 1e-5);
    EXPECT_EQ(tensors[1].second.grad()[0].item<float>(), 2);
  }
  fill();
  EXPECT_NEAR(optimizer.clip_gradients(1), 5, 1e-5);
  EXPECT_NEAR(tensors[1].second.grad()[0].item<float>(), 2.0 / 5, 1e-6);
  EXPECT_NEAR(optimizer.clip_gradients(1), 1, 1e-5);
  tensors[1].second.mutable_grad()[2] = INFINITY;
  EXPECT_FALSE(std::isfinite(optimizer.clip_gradients(1)));
  EXPECT_EQ(tensors[1].second.grad()[2].item<float>(), INFINITY);  // to be looked at
  EXPECT_NEAR(tensors[1].second.grad()[0].item<float>(), 2.0 / 5, 1e-6);
}

TEST(Optimizer, AdamReadsAGradientOfAnyLayout) {
  NamedTensors tensors[2] = {parameters(), parameters()};
  const torch::Tensor gradient = at::randn({3, 4});
  for (const bool turned : {false, true}) {
    const torch::Tensor& weight = tensors[turned ? 1 : 0][0].second;
    weight.mutable_grad() = turned ? gradient.t().contiguous().t() : gradient.clone();
    Optimizer(tensors[turned ? 1 : 0], TrainingOptions{}).step(0.1);
  }
  EXPECT_TRUE(torch::equal(tensors[0][0].second, tensors[1][0].second));
}

TEST(Optimizer, SparseGradientsGiveTheStepOfDenseOnes) {
  TrainingOptions options;
  options.optimizer = OptimizerKind::sgd;
  torch::Tensor results[2];
  double norms[2];
  for (const bool sparse : {false, true}) {
    const NamedTensors tensors = parameters();
    Optimizer optimizer(tensors, options);
    const auto ids = torch::tensor({2, 0, 2});  // a row twice
    const auto said = torch::embedding(tensors[0].second, ids, -1, false, sparse);
    (said.square() * torch::tensor({1.0, 2.0, 3.0}).unsqueeze(1)).sum().backward();
    ASSERT_EQ(tensors[0].second.grad().is_sparse(), sparse);
    norms[sparse] = optimizer.clip_gradients(0.5);
    optimizer.step(0.1);
    results[sparse] = tensors[0].second.detach();
  }
  EXPECT_NEAR(norms[0], norms[1], 1e-5);
  EXPECT_GT(norms[0], 0.5);
  EXPECT_TRUE(at::allclose(results[0], results[1], 1e-5, 1e-6));
}

}  // namespace
}  // namespace regard
