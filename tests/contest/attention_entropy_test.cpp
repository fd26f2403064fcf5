#include "contest/attention_entropy.h"

#include <gtest/gtest.h>

#include <cmath>

namespace regard {
namespace {

TEST(AttentionEntropyTest, IsTheMeanOverRowsInBits) {
  AttentionEntropy entropy;
  entropy.add({{0, 1, 0}});
  EXPECT_DOUBLE_EQ(entropy.mean().value(), 0);
  entropy.add({{0.25, 0.25, 0.25, 0.25}, {0.5, 0.5, 0, 0}});
  EXPECT_DOUBLE_EQ(entropy.mean().value(), (0 + 2 + 1) / 3.0);
}

TEST(AttentionEntropyTest, IsNothingWithoutAttention) {
  AttentionEntropy entropy;
  entropy.add({});
  EXPECT_FALSE(entropy.mean().has_value());
}

}  // namespace
}  // namespace regard
