#include "regard/model/output_layer.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "model/small_model.h"

namespace regard {
namespace {

TEST(OutputLayerTest, ClosedForm) {
  OutputLayer layer(2, 3, {});
  assign(layer.named_parameters()["weight"], torch::tensor({1, 2, 3, 4, 5, 6}));
  assign(layer.named_parameters()["bias"], torch::tensor({10, 20, 30}));
  const torch::Tensor features = torch::tensor({{{1.0F, -1.0F}, {0.0F, 2.0F}}});
  const torch::Tensor expected = torch::tensor({{{9.0F, 19.0F, 29.0F}, {14.0F, 28.0F, 42.0F}}});
  EXPECT_TRUE(torch::equal(layer.forward(features), expected));
  EXPECT_TRUE(torch::equal(layer.forward(features[0]), expected[0]));
}

TEST(OutputLayerTest, ATiedWeightIsTheOwnersAndNotCountedAgain) {
  const torch::Tensor owned = torch::randn({3, 2}).requires_grad_();
  OutputLayer layer(2, 3, owned);
  EXPECT_TRUE(layer.weight().is_same(owned));
  EXPECT_EQ(layer.named_parameters().keys(), std::vector<std::string>{"bias"});
  layer.forward(torch::ones({1, 2})).sum().backward();
  EXPECT_TRUE(torch::equal(owned.grad(), torch::ones({3, 2})));
}

TEST(OutputLayerTest, RefusesATiedWeightOfAnotherShape) {
  EXPECT_THROW(OutputLayer(2, 3, torch::randn({2, 3})), c10::Error);
  EXPECT_THROW(OutputLayer(2, 3, torch::randn({4, 2})), c10::Error);
}

TEST(OutputLayerTest, BeginsWithinTheBoundOfALinearLayer) {
  const OutputLayer layer(16, 200, {});
  for (const torch::Tensor& parameter : layer.parameters()) {
    EXPECT_LE(parameter.abs().max().item<double>(), 0.25);
    EXPECT_GT(parameter.abs().max().item<double>(), 0.2);
  }
}

}  // namespace
}  // namespace regard
