#include "training/cross_entropy_rows.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include "regard/attention/element_type.h"

namespace regard {
namespace {

using torch::Tensor;

class CrossEntropyRowsTest
    : public testing::TestWithParam<std::tuple<torch::ScalarType, double, double>> {};

TEST_P(CrossEntropyRowsTest, OneRowAfterAnotherEqualsOneOperationAfterAnother) {
  const auto [type, tolerance, smoothing] = GetParam();
  const Tensor scores = (at::randn({9, 1003}) * 5).to(type), plain = scores.clone();
  const Tensor bias = at::randn({1003}).to(wide_type(scores));
  const Tensor targets = at::randint(1003, {9}, torch::kLong);
  // What stands in the gradient of the bias is added to.
  const Tensor to_bias = at::ones_like(bias), plain_to_bias = at::ones_like(bias);
  const CrossEntropySums ours = cross_entropy_rows(scores, bias, targets, smoothing, to_bias);
  const CrossEntropySums expected =
      cross_entropy_rows_plain(plain, bias, targets, smoothing, plain_to_bias);
  EXPECT_TRUE(at::allclose(to_bias, plain_to_bias, 1e-6, 1e-6));
  EXPECT_TRUE(at::allclose(scores, plain, tolerance, tolerance));
  EXPECT_NEAR(ours.objective / expected.objective, 1, 1e-6);
  EXPECT_NEAR(ours.nll / expected.nll, 1, 1e-6);
}

// A bfloat16 has 8 bits: neighbours differ by 2^-8 at most.
INSTANTIATE_TEST_SUITE_P(All, CrossEntropyRowsTest,
                         testing::Combine(testing::Values(torch::kFloat), testing::Values(1e-6),
                                          testing::Values(0.0, 0.1)));
INSTANTIATE_TEST_SUITE_P(Double, CrossEntropyRowsTest,
                         testing::Combine(testing::Values(torch::kDouble), testing::Values(1e-14),
                                          testing::Values(0.0, 0.1)));
INSTANTIATE_TEST_SUITE_P(Bfloat16, CrossEntropyRowsTest,
                         testing::Combine(testing::Values(torch::kBFloat16), testing::Values(0.008),
                                          testing::Values(0.0, 0.1)));

TEST(CrossEntropyRowsEdgeTest, LargeScoresStayFinite) {
  const Tensor scores = torch::tensor({{1000.0F, -1000.0F, 999.0F}});
  const CrossEntropySums sums =
      cross_entropy_rows(scores, at::zeros({3}), at::zeros({1}, torch::kLong), 0);
  EXPECT_NEAR(sums.nll, std::log(1 + std::exp(-1.0)), 1e-6);
  EXPECT_TRUE(scores.isfinite().all().item<bool>());
  EXPECT_NEAR(scores.sum().item<double>(), 0, 1e-6);
}

TEST(CrossEntropyRowsEdgeTest, ATargetOutsideTheVocabularyIsAnError) {
  for (const int64_t outside : {-1, 3})
    EXPECT_THROW(cross_entropy_rows(at::zeros({1, 3}), at::zeros({3}),
                                    at::full({1}, outside, torch::kLong), 0),
                 c10::Error);
}

TEST(CrossEntropyRowsEdgeTest, NoRowsAreNoLoss) {
  const Tensor scores = at::empty({0, 3});
  const CrossEntropySums sums =
      cross_entropy_rows(scores, at::zeros({3}), at::empty({0}, torch::kLong), 0.1);
  EXPECT_EQ(sums.objective, 0);
  EXPECT_EQ(sums.nll, 0);
}

TEST(CrossEntropyRowsEdgeTest, AScoreThatIsNoNumberIsNotHidden) {
  const Tensor scores = torch::tensor({{0.0F, std::nanf(""), 1.0F}});
  const CrossEntropySums sums =
      cross_entropy_rows(scores, at::zeros({3}), at::zeros({1}, torch::kLong), 0.1);
  EXPECT_TRUE(std::isnan(sums.nll));
}

}  // namespace
}  // namespace regard
