#include "regard/attention/row_products.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include "attention/affine_rows.h"

namespace regard {
namespace {

using torch::Tensor;

/// Fewer rows than a block, one block, several, and some that leave a rest.
constexpr int64_t row_counts[] = {1, 7, 256, 300, 1024, 1791, 9001};

TEST(RowProducts, AreThoseOfTorch) {
  for (const auto& [type, tolerance] :
       {std::pair(torch::kFloat, 1e-5), std::pair(torch::kBFloat16, 0.02)}) {
    for (const int64_t rows : row_counts) {
      const Tensor a = at::randn({rows, 24}), b = at::randn({24, 17}), c = at::randn({rows, 17});
      const Tensor product = row_product(a.to(type), b.to(type));
      EXPECT_EQ(product.scalar_type(), type);
      EXPECT_TRUE(at::allclose(product.to(torch::kFloat),
                               a.to(type).to(torch::kFloat).mm(b.to(type).to(torch::kFloat)),
                               tolerance, 8 * tolerance))
          << rows;
      const Tensor sums = summed_row_product(a.to(type), c.to(type)).to(torch::kFloat);
      const Tensor expected = a.to(type).to(torch::kFloat).t().mm(c.to(type).to(torch::kFloat));
      const double largest = expected.abs().max().item<double>();
      // Rounded twice: by one epsilon of bfloat16 at most.
      const double rounding = type == torch::kFloat ? tolerance : 1.0 / 128;
      EXPECT_LE((sums - expected).abs().max().item<double>(), rounding * largest) << rows;
      EXPECT_TRUE(
          at::allclose(column_sums(c.to(type)), c.to(type).to(torch::kFloat).sum(0), 1e-4, 1e-3));
    }
  }
}

TEST(RowProducts, RoundRowsAddNothingButZeros) {
  const Tensor a = at::ones({300, 3}, torch::kBFloat16), round = with_round_rows(a);
  EXPECT_EQ(round.size(0), 512);
  EXPECT_TRUE(torch::equal(round.narrow(0, 0, 300), a));
  EXPECT_TRUE(torch::equal(round.slice(0, 300), at::zeros({212, 3}, torch::kBFloat16)));
  EXPECT_EQ(with_round_rows(at::ones({300, 3})).size(0), 300);
}

}  // namespace
}  // namespace regard
