#include "regard/training/loss.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/gradient_check.h"
#include "regard/text/vocabulary.h"
#include "training/products_in.h"

namespace regard {
namespace {

constexpr int64_t width = 7, vocabulary = 23;

class LossTest : public ::testing::Test {
 protected:
  LossTest() { output_.to(torch::kDouble); }

  /// Sentences of falling length, padded.
  static torch::Tensor targets(int64_t sentences, int64_t length) {
    const auto lengths = length - at::arange(sentences).remainder(length).unsqueeze(1);
    return at::randint(4, vocabulary, {sentences, length}, torch::kLong)
        .masked_fill(at::arange(length).unsqueeze(0) >= lengths, special::pad);
  }
  static torch::Tensor features(const torch::Tensor& targets) {
    return at::randn({targets.size(0), targets.size(1), width}, torch::kDouble)
        .set_requires_grad(true);
  }
  torch::Tensor scores(const torch::Tensor& features) { return output_.forward(features); }

  /// torch's own loss of whole [B*T,V] scores.
  torch::Tensor reference(const torch::Tensor& features, const torch::Tensor& targets,
                          double smoothing) {
    return at::cross_entropy_loss(scores(features).flatten(0, 1), targets.flatten(), {},
                                  at::Reduction::Sum, special::pad, smoothing);
  }

  OutputLayer output_{width, vocabulary, {}};
};

bool close(const torch::Tensor& a, const torch::Tensor& b) {
  return a.defined() && b.defined() && at::allclose(a, b, 1e-11, 1e-11);
}

TEST_F(LossTest, EqualsTorchInValueAndGradients) {
  for (const int64_t sentences :
       {1, 3, 300}) {  // 300 sentences are more words than one chunk holds
    for (const double smoothing : {0.0, 0.1, 1.0}) {
      const torch::Tensor words = targets(sentences, 9);
      const torch::Tensor ours = features(words);
      const torch::Tensor theirs = ours.detach().clone().set_requires_grad(true);
      ASSERT_TRUE(sentences < 300 || (words != special::pad).sum().item<int64_t>() > 1024);

      const LossSums sums = projected_cross_entropy(ours, output_, words, smoothing);
      (sums.objective * 0.37).backward();  // as a loss unit scales it
      const torch::Tensor weight = output_.weight().grad().clone();
      const torch::Tensor bias = output_.bias().grad().clone();
      output_.zero_grad();
      const torch::Tensor expected = reference(theirs, words, smoothing);
      (expected * 0.37).backward();

      EXPECT_TRUE(close(sums.objective, expected)) << sums.objective << expected;
      EXPECT_TRUE(close(sums.nll, reference(theirs, words, 0)));
      EXPECT_TRUE(close(ours.grad(), theirs.grad()));
      EXPECT_TRUE(close(weight, output_.weight().grad()));
      EXPECT_TRUE(close(bias, output_.bias().grad()));
      output_.zero_grad();
    }
  }
}

TEST_F(LossTest, ItsGradientHasNoGradient) {
  const torch::Tensor words = targets(3, 9), read = features(words);
  EXPECT_TRUE(
      refuses_second_order(projected_cross_entropy(read, output_, words, 0).objective, read));
}

TEST_F(LossTest, PaddingCountsNothing) {
  const torch::Tensor words = targets(4, 9);
  const torch::Tensor read = features(words);
  const auto sums = projected_cross_entropy(read, output_, words, 0.1);
  const torch::Tensor noise = at::randn_like(read) * (words == special::pad).unsqueeze(2) * 100;
  const auto other = projected_cross_entropy(read + noise, output_, words, 0.1);
  EXPECT_TRUE(close(sums.objective, other.objective));
  EXPECT_TRUE(close(sums.nll, other.nll));
}

TEST_F(LossTest, WithoutGradientsItIsTheSameNumber) {
  const torch::Tensor words = targets(60, 9);
  const torch::Tensor read = features(words);
  const auto with = projected_cross_entropy(read, output_, words, 0.1);
  EXPECT_TRUE(with.objective.requires_grad());
  EXPECT_FALSE(with.nll.requires_grad());
  torch::NoGradGuard no_grad;
  const auto without = projected_cross_entropy(read, output_, words, 0.1);
  EXPECT_FALSE(without.objective.requires_grad());
  EXPECT_TRUE(close(with.objective, without.objective));
  EXPECT_TRUE(close(with.nll, without.nll));
}

TEST_F(LossTest, TakesWideFeaturesWhereProductsAreNarrow) {
  output_.to(torch::kFloat);
  const torch::Tensor words = targets(3, 9);
  const torch::Tensor wide = features(words).detach().to(torch::kFloat).set_requires_grad(true);
  const double expected =
      projected_cross_entropy(wide, output_, words, 0.1).objective.item<double>();
  const ProductsIn narrow(Precision::bfloat16, torch::kCPU);
  const torch::Tensor loss = projected_cross_entropy(wide, output_, words, 0.1).objective;
  EXPECT_NEAR(loss.item<double>(), expected, 0.01 * expected);
  EXPECT_NE(loss.item<double>(), expected);
  loss.backward();
  EXPECT_EQ(wide.grad().scalar_type(), torch::kFloat);
  EXPECT_TRUE(wide.grad().isfinite().all().item<bool>());
}

TEST_F(LossTest, RefusesTargetsOfAnotherShape) {
  const torch::Tensor words = targets(3, 9);
  EXPECT_THROW(projected_cross_entropy(features(words), output_, words.narrow(1, 0, 8), 0),
               c10::Error);
}

}  // namespace
}  // namespace regard
