#include "training/gradient_sum.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "training/thread_processes.h"

namespace regard {
namespace {

using torch::Tensor;

/// The same in every process: torch's generator is one for all threads.
Tensor waves(at::IntArrayRef shape) {
  const int64_t count = c10::multiply_integers(shape);
  return torch::arange(1, count + 1, torch::kFloat).sin().view(shape).requires_grad_();
}

/// Four buckets: two weights of more than 2^20 numbers, what is between them, and what is left.
NamedTensors weights() {
  return {{"unused", waves({4})}, {"small", waves({3, 5})},        {"large", waves({1100, 1000})},
          {"scalar", waves({})},  {"larger", waves({1024, 1025})}, {"fixed", waves({4}).detach()}};
}

/// Its gradients are 2 `factor` times the weights.
Tensor loss(const NamedTensors& named, double factor) {
  return factor * (named[1].second.square().sum() + named[2].second.square().sum() +
                   named[3].second.square() + named[4].second.square().sum());
}

void expect_gradients(const NamedTensors& named, double factor, double tolerance = 1e-5) {
  for (size_t i = 1; i < 5; ++i)
    EXPECT_TRUE(at::allclose(named[i].second.grad(), 2 * factor * named[i].second, tolerance))
        << named[i].first;
  EXPECT_FALSE(named[0].second.grad().defined());
  EXPECT_FALSE(named[5].second.grad().defined());
}

double rank_of(const std::shared_ptr<Processes>& processes) {
  return static_cast<double>(processes->place().rank);
}

TEST(GradientSum, AddsUpWhatEachProcessHas) {
  testing::as_processes(3, [](const std::shared_ptr<Processes>& processes) {
    const NamedTensors named = weights();
    GradientSum sum(*processes, named, GradientCompression::none);
    for (int update = 0; update < 2; ++update) {
      for (const auto& [name, weight] : named) weight.mutable_grad() = Tensor();
      sum.begin();
      sum.last_pass(true);
      loss(named, 1 + rank_of(processes)).backward();
      double also[] = {rank_of(processes), 0.5};
      sum.finish(also);
      expect_gradients(named, 1 + 2 + 3);
      EXPECT_EQ(also[0], 0 + 1 + 2);
      EXPECT_EQ(also[1], 1.5);
    }
  });
}

TEST(GradientSum, InBfloat16ItIsNearlyTheSame) {
  testing::as_processes(3, [](const std::shared_ptr<Processes>& processes) {
    const NamedTensors named = weights();
    GradientSum sum(*processes, named, GradientCompression::bfloat16);
    sum.begin();
    sum.last_pass(true);
    loss(named, 1 + rank_of(processes)).backward();
    sum.finish();
    expect_gradients(named, 1 + 2 + 3, 2.0 / 256);
  });
}

/// Of pieces only the last goes out; one process has a piece more than the other.
TEST(GradientSum, WaitsForTheLastPiece) {
  testing::as_processes(2, [](const std::shared_ptr<Processes>& processes) {
    const NamedTensors named = weights();
    GradientSum sum(*processes, named, GradientCompression::none);
    sum.begin();
    for (int piece = processes->leads() ? 0 : 1; piece < 3; ++piece) {
      sum.last_pass(piece == 2);
      loss(named, 1).backward();
    }
    sum.finish();
    expect_gradients(named, 3 + 2);
  });
}

TEST(GradientSum, AProcessMayHaveNothingToAdd) {
  testing::as_processes(2, [](const std::shared_ptr<Processes>& processes) {
    const NamedTensors named = weights();
    GradientSum sum(*processes, named, GradientCompression::none);
    sum.begin();
    if (processes->leads()) {
      sum.last_pass(true);
      loss(named, 4).backward();
    }
    sum.finish();
    expect_gradients(named, 4);
  });
}

/// A pass that fails half-way, after a bucket went out, is made again.
TEST(GradientSum, APassMayBeTriedAgain) {
  testing::as_processes(2, [](const std::shared_ptr<Processes>& processes) {
    const NamedTensors named = weights();
    GradientSum sum(*processes, named, GradientCompression::none);
    sum.begin();
    if (processes->leads()) {
      sum.last_pass(true);
      named[4].second.square().sum().backward();  // the first bucket is full
      for (const auto& [name, weight] : named) weight.mutable_grad() = Tensor();
      sum.last_pass(false);
      loss(named, 0.5).backward();
    }
    sum.last_pass(true);
    loss(named, processes->leads() ? 0.5 : 1).backward();
    sum.finish();
    expect_gradients(named, 2);
  });
}

TEST(GradientSum, LeavesTheWeightsAloneAfterwards) {
  const NamedTensors named = weights();
  { GradientSum sum(*one_process(), named, GradientCompression::none); }
  loss(named, 3).backward();
  expect_gradients(named, 3);
}

}  // namespace
}  // namespace regard
