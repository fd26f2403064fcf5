#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/gradient_check.h"
#include "model/cell_sequence.h"

namespace regard {
namespace {

using torch::Tensor;

/// Three sentences of width 2 over four steps; recurrence_test compares with torch::nn::LSTM.
class LstmSequenceTest : public testing::TestWithParam<bool> {
 protected:
  static Tensor leaf(at::IntArrayRef size) {
    return torch::randn(size, torch::kDouble).requires_grad_();
  }
  CellSequence sequence() const {
    return {.inputs = inputs_,
            .first = first_,
            .weight = {weight_, bias_},
            .mask = mask_,
            .reverse = GetParam()};
  }

  Tensor inputs_ = leaf({4, 3, 8}), first_ = leaf({3, 4});
  Tensor weight_ = leaf({8, 2}), bias_ = leaf({8});
  Tensor mask_ = torch::arange(4).unsqueeze(1) < torch::tensor({4, 2, 1});
};

TEST_P(LstmSequenceTest, GradientsAreThoseOfFiniteDifferences) {
  const Tensor weights = torch::randn({4, 3, 4}, torch::kDouble);
  EXPECT_LE(gradient_error([&] { return (lstm_sequence(sequence()) * weights).sum(); },
                           {inputs_, first_, weight_, bias_}),
            1e-8);
}

TEST_P(LstmSequenceTest, AMaskedStepLeavesAllAsItIs) {
  const Tensor carried = lstm_sequence(sequence());
  const int64_t masked = 3, before = GetParam() ? -1 : 2;  // of the sentence of one word
  const Tensor expected = before < 0 ? first_[2] : carried[before][2];
  EXPECT_TRUE(torch::equal(carried[masked][2], expected));
}

TEST_P(LstmSequenceTest, RefusesOtherShapes) {
  CellSequence wrong = sequence();
  wrong.first = first_.narrow(1, 0, 2);
  EXPECT_THROW(lstm_sequence(wrong), c10::Error);
  wrong = sequence();
  wrong.inputs = inputs_.narrow(2, 0, 7);
  EXPECT_THROW(lstm_sequence(wrong), c10::Error);
  wrong = sequence();
  wrong.mask = mask_.narrow(0, 0, 3);
  EXPECT_THROW(lstm_sequence(wrong), c10::Error);
}

INSTANTIATE_TEST_SUITE_P(Directions, LstmSequenceTest, testing::Bool(),
                         [](const auto& info) { return info.param ? "backward" : "forward"; });

}  // namespace
}  // namespace regard
