#include "regard/attention/linear.h"

#include <ATen/autocast_mode.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/affine_rows.h"
#include "regard/attention/row_products.h"

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

class LinearTest : public testing::TestWithParam<Activation> {
 protected:
  Tensor input_ = at::randn({5, 260, 24}).requires_grad_();
  torch::nn::Linear layer_{24, 17};

  Tensor expected() const {
    const Tensor said = torch::linear(input_, layer_->weight, layer_->bias);
    return GetParam() == Activation::relu ? torch::relu(said) : said;
  }
  std::vector<Tensor> gradients(const Tensor& said, const Tensor& arriving) const {
    std::vector<Tensor> gradients;
    said.backward(arriving.to(said.scalar_type()));
    for (const Tensor& tensor : {input_, layer_->weight, layer_->bias})
      gradients.push_back(std::exchange(tensor.mutable_grad(), Tensor()));
    return gradients;
  }
};

TEST_P(LinearTest, InFloatIsTorchsOwn) {
  EXPECT_TRUE(torch::equal(apply_linear(layer_, input_, GetParam()), expected()));
}

TEST_P(LinearTest, UnderAutocastIsNearlyTheSame) {
  const Tensor arriving = at::randn({5, 260, 17});
  const Tensor wide = expected();
  at::autocast::set_autocast_enabled(torch::kCPU, true);
  const Tensor said = apply_linear(layer_, input_, GetParam());
  at::autocast::set_autocast_enabled(torch::kCPU, false);
  EXPECT_EQ(said.scalar_type(), torch::kBFloat16);
  EXPECT_TRUE(at::allclose(said.to(torch::kFloat), wide, 0.02, 0.03));
  const std::vector<Tensor> ours = gradients(said, arriving), theirs = gradients(wide, arriving);
  for (size_t i = 0; i < ours.size(); ++i) {
    EXPECT_EQ(ours[i].scalar_type(), torch::kFloat);
    // Where relu lets a number that is nearly 0 pass or not, rounding decides.
    const double size = theirs[i].norm().item<double>();
    EXPECT_LE((ours[i] - theirs[i]).norm().item<double>(), 0.03 * size) << i;
  }
}

TEST(Linear, ABiasOfAnotherWidthIsRefused) {
  at::autocast::set_autocast_enabled(torch::kCPU, true);
  EXPECT_THROW(linear(at::ones({2, 4}), at::ones({8, 4}), at::ones({4})), c10::Error);
  at::autocast::set_autocast_enabled(torch::kCPU, false);
}

INSTANTIATE_TEST_SUITE_P(All, LinearTest, testing::Values(Activation::none, Activation::relu));

}  // namespace
}  // namespace regard
