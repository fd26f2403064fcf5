#include "regard/attention/masked_softmax.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include <cmath>
#include <limits>

#include "attention/gradient_check.h"

namespace regard {
namespace {

constexpr torch::ScalarType types[] = {torch::kDouble, torch::kFloat, torch::kBFloat16,
                                       torch::kHalf};
const torch::Tensor middle_hidden = torch::tensor({{true, false, true}});

/// Scores whose softmax is 1/6, 2/6, 3/6.
torch::Tensor scores() {
  return torch::tensor({{{0.0, std::log(2), std::log(3)}}}, torch::kDouble);
}

TEST(MaskedSoftmaxTest, ClosedForm) {
  EXPECT_LE(largest_difference(masked_softmax(scores(), {}),
                               torch::tensor({{{1 / 6.0, 2 / 6.0, 3 / 6.0}}}, torch::kDouble)),
            1e-15);
  EXPECT_LE(largest_difference(masked_softmax(scores(), middle_hidden),
                               torch::tensor({{{0.25, 0.0, 0.75}}}, torch::kDouble)),
            1e-15);
}

TEST(MaskedSoftmaxTest, WhatIsHiddenDoesNotMatter) {
  for (const double hidden : {1e30, -1e30, std::numeric_limits<double>::infinity(),
                              std::numeric_limits<double>::quiet_NaN()}) {
    torch::Tensor given = scores();
    given[0][0][1] = hidden;
    EXPECT_TRUE(
        torch::equal(masked_softmax(given, middle_hidden), masked_softmax(scores(), middle_hidden)))
        << hidden;
  }
}

TEST(MaskedSoftmaxTest, EveryTypeHidesPaddingAndSumsToOne) {
  for (const torch::ScalarType type : types) {
    // Low scores of words must stay above the fill of padding, high ones must not overflow.
    const torch::Tensor given = torch::tensor({-3e4, 3e4, -3e4}).to(type).view({1, 1, 3});
    const torch::Tensor weights = masked_softmax(given, middle_hidden);
    EXPECT_EQ(weights.scalar_type(), type);
    EXPECT_TRUE(torch::equal(weights.to(torch::kDouble),
                             torch::tensor({{{0.5, 0.0, 0.5}}}, torch::kDouble)))
        << type;
  }
}

TEST(MaskedSoftmaxTest, ARowWithoutWordsIsZeroInEveryType) {
  for (const torch::ScalarType type : types) {
    const torch::Tensor given = torch::randn({2, 2, 3}).to(type).requires_grad_();
    const torch::Tensor mask = torch::tensor({{false, false, false}, {true, true, false}});
    const torch::Tensor weights = masked_softmax(given, mask);
    EXPECT_TRUE(weights[0].eq(0).all().item<bool>()) << type;
    EXPECT_TRUE(weights.isfinite().all().item<bool>()) << type;
    weights.square().sum().backward();
    EXPECT_TRUE(given.grad().isfinite().all().item<bool>()) << type;
    EXPECT_TRUE(given.grad()[0].eq(0).all().item<bool>()) << type;
  }
}

TEST(MaskedSoftmaxTest, QueriesMaySeeDifferentKeys) {
  // Dive into Deep Learning 11.3: lengths for each row, and for each row and query.
  const torch::Tensor given = torch::randn({2, 2, 4}, torch::kDouble);
  const torch::Tensor lengths = torch::tensor({{1, 3}, {2, 4}});
  const torch::Tensor weights = masked_softmax(given, length_mask(lengths, 4));
  for (int64_t b = 0; b < 2; ++b)
    for (int64_t t = 0; t < 2; ++t) {
      const auto length = lengths[b][t].item<int64_t>();
      const torch::Tensor expected = torch::constant_pad_nd(
          torch::softmax(given[b][t].narrow(0, 0, length), 0), {0, 4 - length});
      EXPECT_LE(largest_difference(weights[b][t], expected), 1e-15);
    }
}

TEST(MaskedSoftmaxTest, HeadsSeeAlike) {
  const torch::Tensor given = torch::randn({2, 3, 4, 4}, torch::kDouble);
  const torch::Tensor mask = length_mask(torch::tensor({4, 2}), 4);
  const torch::Tensor weights = masked_softmax(given, mask);
  const torch::Tensor causal = masked_softmax(given, causal_mask(4, torch::kCPU));
  for (int64_t n = 0; n < 3; ++n) {
    EXPECT_TRUE(torch::equal(weights.select(1, n), masked_softmax(given.select(1, n), mask)));
    EXPECT_TRUE(torch::equal(causal.select(1, n), causal.select(1, n).tril()));
  }
  EXPECT_LE(largest_difference(causal.sum(-1), torch::ones({2, 3, 4}, torch::kDouble)), 1e-15);
}

TEST(LengthMaskTest, ShowsTheFirstOnes) {
  EXPECT_TRUE(torch::equal(
      length_mask(torch::tensor({0, 2, 9}), 3),
      torch::tensor({{false, false, false}, {true, true, false}, {true, true, true}})));
}

TEST(MaskedSoftmaxTest, RefusesAMaskOfAnotherShape) {
  EXPECT_THROW(masked_softmax(scores(), torch::ones({1, 2}, torch::kBool)), c10::Error);
  EXPECT_THROW(masked_softmax(scores(), torch::ones({2, 3}, torch::kBool)), c10::Error);
  EXPECT_THROW(masked_softmax(scores(), torch::ones({1, 2, 3}, torch::kBool)), c10::Error);
  EXPECT_THROW(masked_softmax(scores()[0], torch::ones({1, 3}, torch::kBool)), c10::Error);
}

}  // namespace
}  // namespace regard
