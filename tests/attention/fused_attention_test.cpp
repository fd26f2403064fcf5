#include "attention/fused_attention.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include <cmath>

#include "attention/gradient_check.h"
#include "attention/with_threads.h"
#include "regard/attention/masked_softmax.h"

namespace regard {
namespace {

using torch::Tensor;

constexpr double scale = 0.3;

/// One operation after another.
AttentionOutput plain(const Tensor& queries, const Tensor& keys, const Tensor& values,
                      const Tensor& mask) {
  const Tensor scores = at::matmul(queries, keys.transpose(2, 3)) * scale;
  const Tensor weights = masked_softmax(scores, mask);
  return {.context = at::matmul(weights, values).transpose(1, 2).flatten(2), .weights = weights};
}

AttentionOutput fused(const Tensor& queries, const Tensor& keys, const Tensor& values,
                      const Tensor& mask) {
  return fused_attention(queries, keys, values, mask, scale, Weights::give);
}

struct Size {
  int64_t heads, queries, keys, width, value_width;
};

/// Queries, keys and values of two sentences as a projection gives them: views, rows far apart.
struct Heads {
  Heads(const Size& size, torch::ScalarType type)
      : q(part(size.heads, size.queries, size.width, type)),
        k(part(size.heads, size.keys, size.width, type)),
        v(part(size.heads, size.keys, size.value_width, type)) {}

  static Tensor part(int64_t heads, int64_t rows, int64_t width, torch::ScalarType type) {
    const Tensor all = at::randn({2, rows, 3 * heads * width}).to(type);
    return all.narrow(2, heads * width, heads * width)
        .view({2, rows, heads, width})
        .transpose(1, 2)
        .detach()
        .requires_grad_();
  }
  std::vector<Tensor> gradients() const { return {q.grad(), k.grad(), v.grad()}; }
  void forget() {
    for (const Tensor& tensor : {q, k, v}) tensor.mutable_grad() = Tensor();
  }

  Tensor q, k, v;
};

/// Around the borders of the blocks that the products go through in.
const std::vector<Size> sizes = {{1, 1, 1, 1, 1},    {2, 1, 9, 8, 8},    {2, 5, 16, 16, 3},
                                 {3, 6, 17, 12, 12}, {4, 13, 7, 64, 64}, {1, 20, 33, 5, 40},
                                 {2, 40, 40, 24, 24}};

class FusedAttentionTest : public testing::TestWithParam<std::tuple<torch::ScalarType, double>> {};

TEST_P(FusedAttentionTest, EqualsOneOperationAfterAnother) {
  const auto [type, tolerance] = GetParam();
  for (const Size& size : sizes) {
    torch::manual_seed(size.keys);
    Heads heads(size, type);
    const Tensor words = at::ones({2, size.keys}, torch::kBool);
    words[1].slice(0, (size.keys + 1) / 2) = false;
    const Tensor each = at::rand({2, size.queries, size.keys}) < 0.7;
    const Tensor one = at::ones({1, size.queries, size.keys}, torch::kBool).tril();
    for (const Tensor& mask : {Tensor(), words, each, one}) {
      const AttentionOutput expected = plain(heads.q, heads.k, heads.v, mask);
      const Tensor arriving = at::randn_like(expected.context);
      heads.forget();
      expected.context.backward(arriving);
      const std::vector<Tensor> gradients = heads.gradients();
      heads.forget();
      const AttentionOutput output = fused(heads.q, heads.k, heads.v, mask);
      EXPECT_TRUE(at::allclose(output.context, expected.context, tolerance, tolerance));
      EXPECT_TRUE(at::allclose(output.weights, expected.weights, tolerance, tolerance));
      output.context.backward(arriving);
      const std::vector<Tensor> ours = heads.gradients();
      for (size_t i = 0; i < ours.size(); ++i) {
        const double largest = gradients[i].abs().max().item<double>();
        EXPECT_LE((ours[i] - gradients[i]).abs().max().item<double>(), tolerance * (1 + largest))
            << "gradient " << i << ", " << size.queries << " queries, " << size.keys << " keys";
      }
    }
  }
}

// A bfloat16 has 8 bits, and a gradient is rounded a few times on its way.
INSTANTIATE_TEST_SUITE_P(All, FusedAttentionTest,
                         testing::Values(std::tuple(torch::kDouble, 1e-12),
                                         std::tuple(torch::kFloat, 1e-5),
                                         std::tuple(torch::kBFloat16, 0.02)));

/// In a type that the loops do not reach it is torch that attends, whoever reads the weights.
TEST(FusedAttention, ElsewhereItIsTheSame) {
  const Heads heads({2, 5, 7, 4, 6}, torch::kHalf);
  const Tensor mask = at::ones({2, 7}, torch::kBool);
  mask[1].slice(0, 4) = false;
  const AttentionOutput expected = plain(heads.q.to(torch::kDouble), heads.k.to(torch::kDouble),
                                         heads.v.to(torch::kDouble), mask);
  for (const Weights weights : {Weights::give, Weights::leave_out}) {
    const AttentionOutput output = fused_attention(heads.q, heads.k, heads.v, mask, scale, weights);
    EXPECT_TRUE(at::allclose(output.context.to(torch::kDouble), expected.context, 0.01, 0.01));
    ASSERT_EQ(output.weights.defined(), weights == Weights::give);
    if (weights == Weights::give) {
      EXPECT_TRUE(at::allclose(output.weights.to(torch::kDouble), expected.weights, 0.01, 0.01));
    }
  }
}

TEST(FusedAttention, ItsGradientIsTrue) {
  const Tensor q = at::randn({2, 2, 3, 4}, torch::kDouble).requires_grad_(),
               k = at::randn({2, 2, 5, 4}, torch::kDouble).requires_grad_(),
               v = at::randn({2, 2, 5, 6}, torch::kDouble).requires_grad_();
  const Tensor mask = at::ones({2, 5}, torch::kBool), to = at::randn({2, 3, 12}, torch::kDouble);
  mask[0][4] = false;
  const auto of_context = [&] { return (fused(q, k, v, mask).context * to).sum(); };
  const auto of_weights = [&] { return fused(q, k, v, mask).weights.square().sum(); };
  EXPECT_LE(gradient_error([&] { return of_context() + of_weights(); }, {q, k, v}), 1e-8);
  EXPECT_LE(gradient_error(of_weights, {q, k, v}), 1e-8);
  EXPECT_TRUE(refuses_second_order(of_context(), q));
}

TEST(FusedAttention, WhoSeesNothingGetsNothing) {
  const Tensor q = at::randn({1, 1, 2, 4}).requires_grad_(), k = at::randn({1, 1, 3, 4}),
               v = at::randn({1, 1, 3, 4});
  const Tensor mask = torch::tensor({{{true, false, true}, {false, false, false}}});
  const Tensor output = fused(q, k, v, mask).context;
  EXPECT_TRUE(torch::equal(output[0][1], at::zeros({4})));
  output.sum().backward();
  EXPECT_TRUE(torch::equal(q.grad()[0][0][1], at::zeros({4})));
}

/// Numbers that are nearly 0 would take a hundred times as long to multiply.
TEST(FusedAttention, WhatIsHardlyLookedAtIsNotLookedAt) {
  const Tensor q = at::ones({1, 1, 1, 1}, torch::kDouble),
               k = torch::tensor({0.0, -45.0, -47.0, -300.0}, torch::kDouble).view({1, 1, 4, 1});
  const Tensor weights = fused_attention(q, k, k, {}, 1, Weights::give).weights.flatten();
  EXPECT_EQ(weights[0].item<double>(), 1);
  EXPECT_NEAR(weights[1].item<double>(), std::exp(-45), 1e-30);  // 2.9e-20
  EXPECT_EQ(weights[2].item<double>(), 0);                       // 3.9e-21
  EXPECT_EQ(weights[3].item<double>(), 0);
}

TEST(FusedAttention, LargeScoresStayFinite) {
  const Tensor q = at::full({1, 1, 1, 4}, 1e4), k = at::randn({1, 1, 6, 4}) * 1e4,
               v = at::randn({1, 1, 6, 4});
  EXPECT_TRUE(fused(q, k, v, {}).context.isfinite().all().item<bool>());
}

TEST(FusedAttention, ManyThreadsSayTheSame) {
  Heads heads({4, 30, 30, 16, 16}, torch::kFloat);
  const Tensor arriving = at::randn({2, 30, 4 * 16});
  const auto all = [&] {
    heads.forget();
    const Tensor context = fused(heads.q, heads.k, heads.v, {}).context;
    context.backward(arriving);
    std::vector<Tensor> all = heads.gradients();
    all.push_back(context);
    return all;
  };
  const std::vector<Tensor> alone = with_threads(1, all), together = with_threads(4, all);
  for (size_t i = 0; i < alone.size(); ++i) EXPECT_TRUE(torch::equal(alone[i], together[i])) << i;
}

TEST(FusedAttention, WhatDoesNotFitTogetherIsAnError) {
  const Tensor q = at::zeros({1, 2, 3, 4});
  EXPECT_THROW(fused(q, at::zeros({1, 2, 3, 5}), q, {}), c10::Error);
  EXPECT_THROW(fused(q, q, at::zeros({1, 2, 4, 4}), {}), c10::Error);
  EXPECT_THROW(fused(q, at::zeros({1, 1, 3, 4}), at::zeros({1, 1, 3, 4}), {}), c10::Error);
  EXPECT_THROW(fused(q, q, q, at::ones({1, 4}, torch::kBool)), c10::Error);
}

}  // namespace
}  // namespace regard
