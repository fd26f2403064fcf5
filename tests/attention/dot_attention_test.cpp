#include "attention/dot_attention.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "attention/gradient_check.h"
#include "regard/base/error.h"

namespace regard {
namespace {

const double ln2 = std::log(2), ln3 = std::log(3);

torch::Tensor rows(std::vector<double> values, int64_t width) {
  return torch::tensor(values, torch::kDouble).view({1, -1, width});
}

/// One query against some states; `weights` and `context` as worked out by hand.
void expect(Attention& attention, const torch::Tensor& query, const torch::Tensor& states,
            std::vector<double> weights, std::vector<double> context) {
  const AttentionOutput output = attention.forward(query, attention.remember(states, {}));
  EXPECT_LE(largest_difference(output.weights[0][0], torch::tensor(weights, torch::kDouble)),
            1e-12);
  EXPECT_LE(largest_difference(output.context[0][0], torch::tensor(context, torch::kDouble)),
            1e-12);
}

void set(Attention& attention, const std::string& name, std::vector<double> values) {
  torch::NoGradGuard no_grad;
  attention.to(torch::kDouble);
  attention.named_parameters()[name].view(-1).copy_(torch::tensor(values, torch::kDouble));
}

/// Scores q.h are 0, ln 2 and ln 3.
TEST(DotAttentionTest, ClosedForm) {
  DotAttention attention({.query_size = 2, .state_size = 2});
  expect(attention, rows({1, 2}, 2), rows({0, 0, ln2, 0, 0, ln3 / 2}, 2),
         {1 / 6.0, 2 / 6.0, 3 / 6.0}, {ln2 / 3, ln3 / 4});
}

TEST(DotAttentionTest, UnequalWidthsAreTheUsersError) {
  try {
    DotAttention attention({.query_size = 2, .state_size = 4});
    FAIL() << "accepted";
  } catch (const Error& error) {
    const std::string message = error.what();
    EXPECT_NE(message.find("2 and 4"), std::string::npos) << message;
    EXPECT_NE(message.find("--attention"), std::string::npos) << message;
  }
  EXPECT_THROW(make_attention(AttentionKind::dot, {.query_size = 2, .state_size = 4}), Error);
}

/// Scores q W h with q = 3 and W = (2, 0) are 0 and ln 2.
TEST(GeneralAttentionTest, ClosedForm) {
  GeneralAttention attention({.query_size = 1, .state_size = 2});
  set(attention, "key.weight", {2, 0});
  expect(attention, rows({3}, 1), rows({0, 5, ln2 / 6, 2}, 2), {1 / 3.0, 2 / 3.0}, {ln2 / 9, 3});
}

}  // namespace
}  // namespace regard
