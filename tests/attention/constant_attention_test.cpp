#include "attention/constant_attention.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include "attention/gradient_check.h"

namespace regard {
namespace {

TEST(ConstantAttentionTest, IsTheMeanOfTheWords) {
  ConstantAttention attention({.query_size = 4, .state_size = 5});
  const torch::Tensor states = torch::randn({2, 3, 5}), query = torch::randn({2, 2, 4});
  const torch::Tensor mask = torch::tensor({{true, true, true}, {true, true, false}});
  const AttentionOutput output = attention.forward(query, attention.remember(states, mask));
  for (int64_t t = 0; t < 2; ++t) {
    EXPECT_LE(largest_difference(output.context[0][t], states[0].mean(0)), 1e-6);
    EXPECT_LE(largest_difference(output.context[1][t], states[1].narrow(0, 0, 2).mean(0)), 1e-6);
  }
}

}  // namespace
}  // namespace regard
