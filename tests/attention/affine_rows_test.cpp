#include "attention/affine_rows.h"

#include <gtest/gtest.h>
#include <torch/types.h>

namespace regard {
namespace {

using torch::Tensor;

class AffineRowsTest : public testing::TestWithParam<std::tuple<torch::ScalarType, double>> {
 protected:
  torch::ScalarType type_ = std::get<0>(GetParam());
  double tolerance_ = std::get<1>(GetParam());
  /// Numbers of the type, in double too.
  std::pair<Tensor, Tensor> some(at::IntArrayRef size) const {
    const Tensor numbers = at::randn(size).to(type_);
    return {numbers, numbers.to(torch::kDouble)};
  }
  bool close(const Tensor& ours, const Tensor& theirs) const {
    return at::allclose(ours.to(torch::kDouble), theirs, tolerance_, 10 * tolerance_);
  }
};

TEST_P(AffineRowsTest, AreAProductABiasAndAnActivation) {
  const auto [a, wide_a] = some({300, 24});
  const auto [b, wide_b] = some({24, 17});
  const Tensor bias = at::randn({17}, torch::kDouble);
  for (const Tensor& added : {bias, Tensor()}) {
    const Tensor sum = wide_a.mm(wide_b) + (added.defined() ? added : at::zeros({17}));
    EXPECT_TRUE(close(affine_rows(a, b, added, Activation::none), sum));
    EXPECT_TRUE(close(affine_rows(a, b, added, Activation::relu), at::relu(sum)));
  }
  EXPECT_EQ(affine_rows(a, b, bias, Activation::none).scalar_type(), type_);
  EXPECT_THROW(affine_rows(a, b, at::ones({16}), Activation::none), c10::Error);
}

/// Sums of bfloat16 numbers are float: those of 300 are exact to far below a bfloat16's epsilon.
TEST_P(AffineRowsTest, ColumnsAddUp) {
  const auto [rows, wide_rows] = some({300, 17});
  const Tensor sums = column_sums(rows);
  EXPECT_TRUE(at::allclose(sums.to(torch::kDouble), wide_rows.sum(0), 1e-5, 1e-4));
  EXPECT_EQ(sums.scalar_type(), type_ == torch::kDouble ? torch::kDouble : torch::kFloat);
  EXPECT_TRUE(torch::equal(column_sums(rows.t()), column_sums(rows.t().contiguous())));
}

/// The last is not one that loops over memory reach.
INSTANTIATE_TEST_SUITE_P(All, AffineRowsTest,
                         testing::Values(std::tuple(torch::kFloat, 1e-5),
                                         std::tuple(torch::kDouble, 1e-12),
                                         std::tuple(torch::kBFloat16, 0.02),
                                         std::tuple(torch::kHalf, 0.005)));

}  // namespace
}  // namespace regard
