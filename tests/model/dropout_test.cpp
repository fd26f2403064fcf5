#include "regard/model/dropout.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/gradient_check.h"
#include "attention/with_threads.h"

namespace regard {
namespace {

using torch::Tensor;

/// Which of a million numbers a call with this seed keeps, as doubles.
Tensor kept(uint64_t seed, double probability) {
  torch::manual_seed(seed);
  return (apply_dropout(at::ones({1000, 1000}), probability, true) != 0).to(torch::kDouble);
}

TEST(DropoutTest, DropsItsShareAndScalesTheRest) {
  for (const double probability : {0.1, 0.5, 0.9}) {
    torch::manual_seed(1);
    const Tensor dropped = apply_dropout(at::ones({1000, 1000}), probability, true);
    // Five standard deviations of a million draws are below 0.0025.
    EXPECT_NEAR((dropped == 0).to(torch::kDouble).mean().item<double>(), probability, 0.0025);
    const Tensor rest = dropped.masked_select(dropped != 0);
    EXPECT_TRUE(at::allclose(rest, at::full_like(rest, 1 / (1 - probability))));
  }
}

TEST(DropoutTest, NeighboursAndCallsAreIndependent) {
  const Tensor one = kept(1, 0.5).flatten() - 0.5, other = kept(2, 0.5).flatten() - 0.5;
  const auto correlation = [](const Tensor& a, const Tensor& b) {
    return (a * b).mean().item<double>() * 4;
  };
  EXPECT_NEAR(correlation(one, other), 0, 0.005);
  for (const int64_t distance : {1, 2, 16, 1000, 4096})
    EXPECT_NEAR(correlation(one.slice(0, distance), one.slice(0, 0, one.numel() - distance)), 0,
                0.005)
        << distance;
  const Tensor numbers = at::ones({100, 100});
  EXPECT_FALSE(torch::equal(apply_dropout(numbers, 0.5, true), apply_dropout(numbers, 0.5, true)));
}

TEST(DropoutTest, OneSeedOneChoiceWhateverTheThreads) {
  const Tensor alone = with_threads(1, [] { return kept(3, 0.3); });
  for (const int threads : {1, 2, 5})
    EXPECT_TRUE(torch::equal(alone, with_threads(threads, [] { return kept(3, 0.3); })));
}

TEST(DropoutTest, TheGradientPassesWhereTheNumberDid) {
  for (const auto type : {torch::kFloat, torch::kDouble, torch::kBFloat16}) {
    const Tensor input = at::randn({40, 50}).to(type).set_requires_grad(true);
    const Tensor output = apply_dropout(input, 0.4, true);
    output.sum().backward();
    const Tensor expected = (output != 0).to(type) / 0.6;
    EXPECT_TRUE(at::allclose(input.grad(), expected, 0.01));
  }
}

TEST(DropoutTest, ItsGradientHasNoGradient) {
  const Tensor input = at::randn({3, 4}).requires_grad_(), said = at::randn({3, 4});
  EXPECT_TRUE(refuses_second_order(apply_dropout(input, 0.5, true).sum(), input));
  EXPECT_TRUE(refuses_second_order(add_dropped(input, said, 0.5, true).sum(), input));
}

TEST(DropoutTest, WhatIsNotContiguousIsDroppedAlike) {
  const Tensor numbers = at::randn({30, 20}), tidy = numbers.t().contiguous();
  const auto dropped = [](const Tensor& given) {
    torch::manual_seed(1);
    return apply_dropout(given, 0.5, true);
  };
  EXPECT_TRUE(torch::equal(dropped(numbers.t()), dropped(tidy)));
  const auto added = [](const Tensor& input, const Tensor& said) {
    torch::manual_seed(1);
    return add_dropped(input, said, 0.5, true);
  };
  EXPECT_TRUE(torch::equal(added(tidy, numbers.t()), added(tidy, tidy)));
  EXPECT_TRUE(torch::equal(added(numbers.t(), tidy), added(tidy, tidy)));
}

TEST(DropoutTest, InASumItIsTheSame) {
  for (const auto& [input_type, said_type] :
       {std::pair(torch::kFloat, torch::kFloat), std::pair(torch::kDouble, torch::kDouble),
        std::pair(torch::kFloat, torch::kBFloat16)}) {
    const Tensor input = at::randn({40, 50}).to(input_type).requires_grad_(),
                 said = at::randn({40, 50}).to(said_type).requires_grad_(),
                 arriving = at::randn({40, 50}).to(input_type);
    torch::manual_seed(1);
    const Tensor dropped = apply_dropout(said, 0.4, true);
    torch::manual_seed(1);
    const Tensor sum = add_dropped(input, said, 0.4, true);
    EXPECT_EQ(sum.scalar_type(), input_type);
    const double rounding = said_type == torch::kBFloat16 ? 0.02 : 1e-6;
    EXPECT_LE((sum - (input + dropped)).abs().max().item<double>(), rounding);
    sum.backward(arriving);
    EXPECT_TRUE(torch::equal(input.grad(), arriving));
    const Tensor expected = (arriving / 0.6).masked_fill(dropped == 0, 0).to(said_type);
    EXPECT_TRUE(at::allclose(said.grad(), expected, 0.004, 1e-6));
    EXPECT_TRUE(torch::equal(add_dropped(input, said, 0.4, false), input + said));
    EXPECT_TRUE(torch::equal(add_dropped(input, said, 0, true), input + said));
    EXPECT_TRUE(torch::equal(add_dropped(input, said, 1, true), input));
  }
  // What broadcasts is added as ever.
  EXPECT_EQ(add_dropped(at::ones({2, 3}), at::ones({3}), 0.5, true).sizes(),
            at::IntArrayRef({2, 3}));
}

TEST(DropoutTest, SeedsOfAThreadStandForTorchsWhileTheyLive) {
  const Tensor numbers = at::ones({100, 100});
  const auto drawn = [&](uint64_t seed) {
    const DropoutSeeds seeds(seed);
    return at::stack({apply_dropout(numbers, 0.5, true), apply_dropout(numbers, 0.5, true)});
  };
  const Tensor first = drawn(1);
  EXPECT_FALSE(torch::equal(first[0], first[1]));
  EXPECT_FALSE(torch::equal(first, drawn(2)));
  torch::manual_seed(7);
  const Tensor plain = apply_dropout(numbers, 0.5, true);
  torch::manual_seed(7);
  EXPECT_TRUE(torch::equal(drawn(1), first));
  EXPECT_TRUE(torch::equal(apply_dropout(numbers, 0.5, true), plain));
}

TEST(DropoutTest, ItsEdges) {
  const Tensor numbers = at::randn({3, 4});
  EXPECT_TRUE(apply_dropout(numbers, 0.5, false).is_same(numbers));
  EXPECT_TRUE(apply_dropout(numbers, 0, true).is_same(numbers));
  EXPECT_TRUE(torch::equal(apply_dropout(numbers, 1, true), at::zeros({3, 4})));
  EXPECT_EQ(apply_dropout(at::empty({0, 4}), 0.5, true).numel(), 0);
  EXPECT_THROW(apply_dropout(numbers, 1.5, true), c10::Error);
}

}  // namespace
}  // namespace regard
