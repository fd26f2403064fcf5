#include "training/products_in.h"

#include <gtest/gtest.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace regard {
namespace {

using torch::Tensor;

TEST(ProductsInTest, OnlyBfloat16NarrowsThemAndOnlyMeanwhile) {
  torch::nn::Linear layer(3, 2);
  const Tensor input = at::randn({4, 3});
  for (const Precision precision : {Precision::float32, Precision::medium}) {
    const ProductsIn products(precision, torch::kCPU);
    EXPECT_EQ(layer(input).scalar_type(), torch::kFloat);
  }
  {
    const ProductsIn products(Precision::bfloat16, torch::kCPU);
    const Tensor output = layer(input);
    EXPECT_EQ(output.scalar_type(), torch::kBFloat16);
    EXPECT_EQ(layer->weight.scalar_type(), torch::kFloat);
    output.sum().backward();
    EXPECT_EQ(layer->weight.grad().scalar_type(), torch::kFloat);
  }
  EXPECT_EQ(layer(input).scalar_type(), torch::kFloat);
}

/// Whether the kernel's description of the processor has a word.
bool processor_has(const std::string& wanted) {
  std::ifstream description("/proc/cpuinfo");
  return std::find(std::istream_iterator<std::string>(description), {}, wanted) !=
         std::istream_iterator<std::string>();
}

TEST(TrainingPrecision, IsWhatIsWantedWhereTheProcessorHasIt) {
  EXPECT_EQ(training_precision(Precision::float32, torch::kCPU), Precision::float32);
  EXPECT_EQ(training_precision(Precision::medium, torch::kCPU), Precision::medium);
  EXPECT_EQ(training_precision(Precision::bfloat16, torch::kCUDA), Precision::bfloat16);
#if defined(__x86_64__) && defined(__linux__)
  EXPECT_EQ(training_precision(Precision::bfloat16, torch::kCPU),
            processor_has("avx512_bf16") ? Precision::bfloat16 : Precision::float32);
#endif
}

TEST(TrainingPrecision, LeftToItselfIsBfloat16WhereThatIsFaster) {
  EXPECT_EQ(training_precision(Precision::automatic, torch::kCUDA), Precision::bfloat16);
#if defined(__x86_64__) && defined(__linux__)
  const bool gains = processor_has(processor_has("GenuineIntel") ? "amx_bf16" : "avx512_bf16");
  EXPECT_EQ(training_precision(Precision::automatic, torch::kCPU),
            gains ? Precision::bfloat16 : Precision::float32);
#endif
}

TEST(ProductsInTest, ANewScopeSeesTheWeightsAsTheyAreNow) {
  torch::nn::Linear layer(3, 2);
  const Tensor input = at::ones({1, 3});
  const auto product = [&] {
    const ProductsIn products(Precision::bfloat16, torch::kCPU);
    return layer(input).to(torch::kFloat);
  };
  const Tensor before = product();
  torch::NoGradGuard no_grad;
  layer->weight.zero_();
  layer->bias.fill_(3);
  EXPECT_FALSE(torch::equal(product(), before));
  EXPECT_TRUE(torch::equal(product(), at::full({1, 2}, 3)));
}

}  // namespace
}  // namespace regard
