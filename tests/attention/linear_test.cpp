#include "regard/attention/linear.h"

#include <ATen/autocast_mode.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/gradient_check.h"

namespace regard {
namespace {

using torch::Tensor;

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

TEST(Linear, MayHaveNoBias) {
  const Tensor input = at::randn({300, 24}).requires_grad_(), arriving = at::randn({300, 17});
  const Tensor weight = at::randn({17, 24}).requires_grad_();
  at::autocast::set_autocast_enabled(torch::kCPU, true);
  const Tensor said = linear(input, weight, Tensor());
  EXPECT_TRUE(refuses_second_order(said.sum(), input));
  EXPECT_TRUE(torch::equal(linear(input, weight, Tensor(), Activation::relu), torch::relu(said)));
  at::autocast::set_autocast_enabled(torch::kCPU, false);
  EXPECT_TRUE(at::allclose(said.to(torch::kFloat), torch::linear(input, weight), 0.02, 0.1));
  said.backward(arriving.to(said.scalar_type()));
  EXPECT_TRUE(at::allclose(input.grad(), arriving.mm(weight), 0.02, 0.1));
  EXPECT_TRUE(at::allclose(weight.grad(), arriving.t().mm(input), 0.02, 0.5));
}

TEST(Linear, ABiasOfAnotherWidthIsRefused) {
  at::autocast::set_autocast_enabled(torch::kCPU, true);
  EXPECT_THROW(linear(at::ones({2, 4}), at::ones({8, 4}), at::ones({4})), c10::Error);
  at::autocast::set_autocast_enabled(torch::kCPU, false);
}

INSTANTIATE_TEST_SUITE_P(All, LinearTest, testing::Values(Activation::none, Activation::relu));

}  // namespace
}  // namespace regard
