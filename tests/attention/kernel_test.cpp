#include "regard/attention/kernel.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "attention/gradient_check.h"

namespace regard {
namespace {

using torch::Tensor;
constexpr double infinite = std::numeric_limits<double>::infinity();

Tensor row(const std::vector<double>& numbers) { return torch::tensor(numbers, torch::kDouble); }
Tensor weights(const Tensor& scores) { return torch::softmax(scores, -1); }

TEST(LogKernelTest, ClosedForms) {
  const Tensor squared = row({0, 0.25, 0.64, 1, 4});  // u = 0, 0.5, 0.8, 1, 2
  const auto heights = [&](Kernel kernel) { return log_kernel(kernel, squared).exp(); };
  EXPECT_LE(largest_difference(heights(Kernel::gaussian), row({1, std::exp(-0.125), std::exp(-0.32),
                                                               std::exp(-0.5), std::exp(-2)})),
            1e-15);
  EXPECT_LE(largest_difference(heights(Kernel::boxcar), row({1, 1, 1, 1, 0})), 0);
  EXPECT_LE(largest_difference(heights(Kernel::epanechnikov), row({1, 0.75, 0.36, 0, 0})), 1e-15);
  EXPECT_LE(largest_difference(heights(Kernel::triangular), row({1, 0.5, 0.2, 0, 0})), 1e-15);
  EXPECT_LE(largest_difference(heights(Kernel::constant), row({1, 1, 1, 1, 1})), 0);
}

TEST(LogKernelTest, GradientsAreTrueWhereTheKernelIsSmooth) {
  for (const Kernel kernel : {Kernel::gaussian, Kernel::epanechnikov, Kernel::triangular}) {
    const Tensor squared = row({0.25, 0.36, 0.5}).requires_grad_();
    EXPECT_LE(gradient_error([&] { return log_kernel(kernel, squared).sum(); }, {squared}), 1e-8)
        << name_of(kernel);
  }
}

TEST(LogKernelTest, GradientsAreFiniteEverywhere) {
  for (const auto& [kernel, name] : EnumNames<Kernel>::values) {
    const Tensor squared = row({0, 0.3, 1, 1.5, 1e30}).requires_grad_();
    const Tensor scores = kernel_scores(kernel, squared.unsqueeze(0), {}).scores;
    EXPECT_EQ(scores.requires_grad(), !is_flat(kernel)) << name;
    if (is_flat(kernel)) continue;
    weights(scores).square().sum().backward();
    EXPECT_TRUE(squared.grad().isfinite().all().item<bool>()) << name;
  }
}

TEST(KernelScoresTest, WithoutAKeyInRangeTheNearestAnswers) {
  for (const Kernel kernel : {Kernel::boxcar, Kernel::epanechnikov, Kernel::triangular}) {
    const Tensor squared = torch::stack({row({9, 4, 5}), row({9, 0.5, 5}), row({7, 9, 7})});
    const KernelScores scored = kernel_scores(kernel, squared, {});
    EXPECT_TRUE(torch::equal(scored.fallback, torch::tensor({true, false, true})));
    const Tensor expected = torch::stack({row({0, 1, 0}), row({0, 1, 0}), row({0.5, 0, 0.5})});
    EXPECT_TRUE(torch::equal(weights(scored.scores), expected)) << name_of(kernel);
  }
}

TEST(KernelScoresTest, AFarGaussianNeedsNoFallback) {
  const KernelScores scored = kernel_scores(Kernel::gaussian, row({1e6, 1e6 + 2, 1e9}), {});
  EXPECT_FALSE(scored.fallback.item<bool>());
  const double near = 1 / (1 + std::exp(-1));
  EXPECT_LE(largest_difference(weights(scored.scores), row({near, 1 - near, 0})), 1e-9);
}

TEST(KernelScoresTest, TheNearestIsOneThatCanBeSeen) {
  const Tensor mask = torch::tensor({{false, true, true}, {false, false, false}});
  const Tensor squared = torch::stack({row({2, 4, 5}), row({2, 4, 5})});
  const KernelScores scored = kernel_scores(Kernel::epanechnikov, squared, mask);
  EXPECT_TRUE(torch::equal(scored.fallback, torch::tensor({true, false})));
  EXPECT_TRUE(torch::equal(scored.scores[0], row({-infinite, 0, -infinite})));
}

TEST(KernelScoresTest, DistancesThatOverflowAreJustFar) {
  const Tensor squared = torch::tensor({{INFINITY, 4.0F, 3e38F}, {INFINITY, INFINITY, INFINITY}});
  for (const auto& [kernel, name] : EnumNames<Kernel>::values) {
    const Tensor given = weights(kernel_scores(kernel, squared, {}).scores);
    EXPECT_TRUE(given.isfinite().all().item<bool>()) << name;
    EXPECT_LE(largest_difference(given.sum(1), torch::ones({2})), 1e-6) << name;
  }
}

}  // namespace
}  // namespace regard
