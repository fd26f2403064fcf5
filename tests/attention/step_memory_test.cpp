#include "regard/attention/step_memory.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

namespace regard {
namespace {

using torch::Tensor;

class StepMemoryTest : public testing::TestWithParam<torch::ScalarType> {
 protected:
  Tensor keys_ = at::randn({2, 3, 4}).to(GetParam()).requires_grad_();
  Tensor values_ = at::randn({2, 3, 5}).to(GetParam()).requires_grad_();
};

TEST_P(StepMemoryTest, HoldsNumbersWithoutTheirHistory) {
  const Tensor turned = keys_.transpose(1, 2).contiguous().transpose(1, 2);
  const StepMemory memory(turned, values_);
  EXPECT_TRUE(torch::equal(memory.keys(), keys_));
  EXPECT_TRUE(memory.keys().is_contiguous());
  EXPECT_FALSE(memory.keys().requires_grad() || memory.values().requires_grad());
}

/// A bfloat16 would still be 1 after all steps: half of its rounding is not lost on the way.
TEST_P(StepMemoryTest, GivesBackWhatStepsAdd) {
  const StepMemory memory(keys_, values_);
  ASSERT_TRUE(memory.trained());
  for (const double added : {1.0, 1.0 / 256, 1.0 / 256}) {
    memory.to_keys().add_(added);
    memory.to_values().sub_(added);
  }
  memory.token().sum().backward();
  EXPECT_TRUE(torch::equal(keys_.grad(), at::full_like(keys_, 1 + 1.0 / 128)));
  EXPECT_TRUE(torch::equal(values_.grad(), at::full_like(values_, -1 - 1.0 / 128)));
  EXPECT_EQ(memory.to_keys().count_nonzero().item<int64_t>(), 0);  // for the next backward
}

TEST_P(StepMemoryTest, HasNoGradientWhereNoStepReadIt) {
  const StepMemory memory(keys_, values_);
  memory.token().sum().backward();
  EXPECT_FALSE(keys_.grad().defined() || values_.grad().defined());
}

TEST_P(StepMemoryTest, IsTheSameAfterAutogradKeptIt) {
  const StepMemory memory(keys_, values_);
  const StepMemory kept = StepMemory::from_value(memory.to_value());
  EXPECT_TRUE(kept.keys().is_same(memory.keys()) && kept.values().is_same(memory.values()));
  EXPECT_FALSE(kept.token().defined());
  kept.to_keys().add_(1);
  EXPECT_TRUE(torch::equal(memory.to_keys(), kept.to_keys()));
}

TEST_P(StepMemoryTest, IsNotTrainedWithoutGradients) {
  const torch::NoGradGuard no_gradients;
  const StepMemory memory(keys_, values_);
  EXPECT_TRUE(memory.defined());
  EXPECT_FALSE(memory.trained() || memory.token().defined());
  EXPECT_FALSE(StepMemory::from_value(memory.to_value()).trained());
  EXPECT_FALSE(StepMemory().defined());
}

INSTANTIATE_TEST_SUITE_P(All, StepMemoryTest,
                         testing::Values(torch::kDouble, torch::kFloat, torch::kBFloat16));

}  // namespace
}  // namespace regard
