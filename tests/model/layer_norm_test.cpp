#include "model/layer_norm.h"

#include <ATen/autocast_mode.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/gradient_check.h"
#include "attention/with_threads.h"

namespace regard {
namespace {

using torch::Tensor;

torch::nn::LayerNorm some_norm(int64_t width, torch::ScalarType type) {
  torch::nn::LayerNorm norm(torch::nn::LayerNormOptions({width}));
  torch::NoGradGuard no_grad;
  norm->weight.normal_();
  norm->bias.normal_();
  norm->to(type);
  return norm;
}

std::vector<Tensor> gradients(const torch::nn::LayerNorm& norm, const Tensor& input,
                              const Tensor& output, const Tensor& arriving) {
  output.backward(arriving.to(output.scalar_type()));
  std::vector<Tensor> gradients;
  for (const Tensor& tensor : {input, norm->weight, norm->bias})
    gradients.push_back(std::exchange(tensor.mutable_grad(), Tensor()));
  return gradients;
}

class LayerNormTest : public testing::TestWithParam<std::tuple<torch::ScalarType, double>> {};

TEST_P(LayerNormTest, IsTorchsOwn) {
  const auto [type, tolerance] = GetParam();
  for (const int64_t width : {2, 5, 64}) {
    torch::nn::LayerNorm norm = some_norm(width, type);
    const Tensor input = (at::randn({3, 7, width}).to(type) * 3 + 1).requires_grad_();
    const Tensor expected = norm(input), output = apply_layer_norm(norm, input);
    EXPECT_LE(largest_difference(output, expected), tolerance);
    const Tensor arriving = at::randn({3, 7, width}).to(type);
    const std::vector<Tensor> theirs = gradients(norm, input, expected, arriving),
                              ours = gradients(norm, input, output, arriving);
    for (size_t i = 0; i < ours.size(); ++i) {
      const double size = 1 + theirs[i].abs().max().item<double>();
      EXPECT_LE(largest_difference(ours[i], theirs[i]), 30 * tolerance * size) << i;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, LayerNormTest,
                         testing::Values(std::tuple(torch::kDouble, 1e-13),
                                         std::tuple(torch::kFloat, 2e-6)));

TEST(LayerNorm, UnderAutocastSaysWhatAProductTakes) {
  torch::nn::LayerNorm norm = some_norm(40, torch::kFloat);
  const Tensor input = at::randn({30, 40}).requires_grad_(), arriving = at::randn({30, 40});
  at::autocast::set_autocast_enabled(torch::kCPU, true);
  const Tensor output = apply_layer_norm(norm, input);
  at::autocast::set_autocast_enabled(torch::kCPU, false);
  const Tensor expected = norm(input);
  EXPECT_EQ(output.scalar_type(), torch::kBFloat16);
  EXPECT_TRUE(at::allclose(output.to(torch::kFloat), expected, 0.004, 1e-6));
  const std::vector<Tensor> theirs = gradients(norm, input, expected, arriving),
                            ours = gradients(norm, input, output, arriving);
  for (size_t i = 0; i < ours.size(); ++i) {
    EXPECT_EQ(ours[i].scalar_type(), torch::kFloat);
    EXPECT_LE((ours[i] - theirs[i]).norm().item<double>(), 0.01 * theirs[i].norm().item<double>());
  }
}

TEST(LayerNorm, ItsGradientHasNoGradient) {
  const torch::nn::LayerNorm norm = some_norm(4, torch::kFloat);
  const Tensor input = at::randn({3, 4}).requires_grad_();
  EXPECT_TRUE(refuses_second_order(apply_layer_norm(norm, input).sum(), input));
}

TEST(LayerNorm, AnotherWidthIsRefused) {
  EXPECT_THROW(apply_layer_norm(some_norm(40, torch::kFloat), at::ones({3, 24})), c10::Error);
}

TEST(LayerNorm, ManyThreadsSayTheSame) {
  torch::nn::LayerNorm norm = some_norm(64, torch::kFloat);
  const Tensor input = at::randn({1000, 64});
  const auto output = [&] { return apply_layer_norm(norm, input); };
  EXPECT_TRUE(torch::equal(with_threads(1, output), with_threads(3, output)));
}

}  // namespace
}  // namespace regard
