#include "attention/location_attention.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "attention/gradient_check.h"

namespace regard {
namespace {

/// Scores 0, ln 2 and ln 3 of the first three positions for the query 2, a high one of the fourth.
class LocationAttentionTest : public testing::Test {
 protected:
  LocationAttentionTest() : attention_({.query_size = 1, .state_size = 2, .max_length = 4}) {
    torch::NoGradGuard no_grad;
    attention_.to(torch::kDouble);
    auto parameters = attention_.named_parameters();
    parameters["attn.weight"].zero_()[1][0] = std::log(2) / 2;
    parameters["attn.bias"].copy_(torch::tensor({0.0, 0.0, std::log(3), 100.0}, torch::kDouble));
  }

  torch::Tensor weights(int64_t length, const torch::Tensor& mask) {
    const torch::Tensor states = torch::randn({1, length, 2}, torch::kDouble);
    const torch::Tensor query = torch::full({1, 1, 1}, 2, torch::kDouble);
    return attention_.forward(query, attention_.remember(states, mask)).weights[0][0];
  }

  LocationAttention attention_;
};

TEST_F(LocationAttentionTest, WeighsTheFirstPositionsByTheQuery) {
  const auto expect = [](const torch::Tensor& actual, std::vector<double> expected) {
    EXPECT_LE(largest_difference(actual, torch::tensor(expected, torch::kDouble)), 1e-12);
  };
  expect(weights(2, {}), {1 / 3.0, 2 / 3.0});
  expect(weights(3, {}), {1 / 6.0, 2 / 6.0, 3 / 6.0});
  expect(weights(3, torch::tensor({{true, false, true}})), {1 / 4.0, 0, 3 / 4.0});
  expect(weights(4, {}), {0, 0, 0, 1});
}

TEST_F(LocationAttentionTest, RefusesALongerSource) { EXPECT_THROW(weights(5, {}), c10::Error); }

TEST_F(LocationAttentionTest, HasTheTutorialsNames) {
  EXPECT_EQ(attention_.named_parameters().keys(),
            (std::vector<std::string>{"attn.weight", "attn.bias"}));
}

}  // namespace
}  // namespace regard
