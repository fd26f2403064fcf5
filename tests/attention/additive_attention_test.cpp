#include "attention/additive_attention.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "attention/gradient_check.h"

namespace regard {
namespace {

class AdditiveAttentionTest : public testing::Test {
 protected:
  AdditiveAttentionTest() : attention_({.query_size = 1, .state_size = 1, .hidden_size = 2}) {
    attention_.to(torch::kDouble);
    set("Wa.weight", {1, 0});
    set("Wa.bias", {0.25, 0});
    set("Ua.weight", {1, 2});
    set("Ua.bias", {-0.25, 0.5});
    set("Va.weight", {3, -1});
    set("Va.bias", {7});
  }

  void set(const std::string& name, std::vector<double> values) {
    torch::NoGradGuard no_grad;
    attention_.named_parameters()[name].view(-1).copy_(torch::tensor(values, torch::kDouble));
  }

  AdditiveAttention attention_;
};

/// Va tanh(Wa q + Ua h) of the query 0.5 and the states 0 and -0.5, worked out by hand.
TEST_F(AdditiveAttentionTest, ClosedForm) {
  const torch::Tensor states = torch::tensor({0.0, -0.5}, torch::kDouble).view({1, 2, 1});
  const torch::Tensor query = torch::full({1, 1, 1}, 0.5, torch::kDouble);
  const AttentionOutput output = attention_.forward(query, attention_.remember(states, {}));
  const double first = 3 * std::tanh(0.5) - std::tanh(0.5);
  const double second = 3 * std::tanh(0.0) - std::tanh(-0.5);
  const double weight = 1 / (1 + std::exp(first - second));  // of the second state
  EXPECT_NEAR(output.weights[0][0][0].item<double>(), 1 - weight, 1e-12);
  EXPECT_NEAR(output.weights[0][0][1].item<double>(), weight, 1e-12);
  EXPECT_NEAR(output.context.item<double>(), -0.5 * weight, 1e-12);
}

TEST_F(AdditiveAttentionTest, HasTheTutorialsNames) {
  EXPECT_EQ(attention_.named_parameters().keys(),
            (std::vector<std::string>{"Wa.weight", "Wa.bias", "Ua.weight", "Ua.bias", "Va.weight",
                                      "Va.bias"}));
}

}  // namespace
}  // namespace regard
