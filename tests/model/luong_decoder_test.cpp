#include "model/luong_decoder.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <limits>

#include "model/small_model.h"

namespace regard {
namespace {

class LuongDecoderTest : public testing::Test {
 protected:
  void step(AttentionKind attention) {
    model_ = small_model(small_options(DecoderKind::luong, attention));
    source_ = model_->encode(small_batch().source);
    first_ = model_->decoder().start(source_);
    step_ = model_->decoder().advance(words_, first_);
  }

  torch::Tensor deep(const torch::Tensor& input) {
    const auto parameters = model_->named_parameters();
    return torch::linear(input, parameters["decoder.deep.weight"], parameters["decoder.deep.bias"])
        .tanh();
  }
  torch::Tensor top_state() const { return step_.state.tensors[0].select(1, 1); }  // [B,H]

  torch::Tensor words_ = torch::tensor({4, 5, 6});
  std::shared_ptr<Seq2Seq> model_;
  EncoderOutput source_;
  DecoderState first_;
  DecoderStep step_;
};

/// tanh(deep([s; c])), with c from the weights that the step gives.
TEST_F(LuongDecoderTest, FeaturesCombineStateAndContext) {
  step(AttentionKind::general);
  const torch::Tensor context = torch::bmm(step_.attention.unsqueeze(1), source_.states).squeeze(1);
  EXPECT_LE(largest_difference(step_.features, deep(torch::cat({top_state(), context}, 1))),
            rounding);
}

TEST_F(LuongDecoderTest, WithoutAttentionTheStateIsAll) {
  step(AttentionKind::none);
  EXPECT_LE(largest_difference(step_.features, deep(top_state())), rounding);
  EXPECT_FALSE(step_.attention.defined());
}

/// Dot attention asks with the state after the word: softmax(s h) over the words.
TEST_F(LuongDecoderTest, WeightsFollowTheStateAfterTheWord) {
  step(AttentionKind::dot);
  const torch::Tensor scores = torch::bmm(source_.states, top_state().unsqueeze(2)).squeeze(2);
  const torch::Tensor expected = torch::softmax(
      scores.masked_fill(~source_.mask, -std::numeric_limits<double>::infinity()), 1);
  EXPECT_LE(largest_difference(step_.attention, expected), rounding);
}

/// No input feeding: another memory leaves the recurrence as it is.
TEST_F(LuongDecoderTest, TheContextDoesNotFeedTheRecurrence) {
  step(AttentionKind::dot);
  DecoderState moved = first_;
  moved.memory.values = moved.memory.values + 1;
  const DecoderStep other = model_->decoder().advance(words_, moved);
  EXPECT_TRUE(torch::equal(other.state.tensors[0], step_.state.tensors[0]));
  EXPECT_GT(largest_difference(other.features, step_.features), 1e-6);
}

}  // namespace
}  // namespace regard
