#include "model/bahdanau_decoder.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "model/small_model.h"

namespace regard {
namespace {

class BahdanauDecoderTest : public testing::Test {
 protected:
  /// Encodes with the decoder's own options, steps once and keeps what came out.
  void step(const ModelOptions& options) {
    model_ = small_model(options);
    source_ = model_->encode(small_batch().source);
    first_ = decoder().start(source_);
    step_ = decoder().advance(words_, first_);
  }

  Decoder& decoder() { return model_->decoder(); }
  torch::Tensor weight(const std::string& name) { return model_->named_parameters()[name]; }
  torch::Tensor top_state() const { return step_.state.tensors[0].select(1, 1); }  // [B,H]
  torch::Tensor embedded() { return decoder().embedding()->weight.index_select(0, words_); }

  ModelOptions options_ = small_options(DecoderKind::bahdanau, AttentionKind::additive);
  torch::Tensor words_ = torch::tensor({4, 5, 6});
  std::shared_ptr<Seq2Seq> model_;
  EncoderOutput source_;
  DecoderState first_;
  DecoderStep step_;
};

/// tanh(deep([s; c; e])), with c from the weights that the step gives.
TEST_F(BahdanauDecoderTest, DeepOutputCombinesStateContextAndWord) {
  step(options_);
  const torch::Tensor context = torch::bmm(step_.attention.unsqueeze(1), source_.states).squeeze(1);
  const torch::Tensor joined = torch::cat({top_state(), context, embedded()}, 1);
  const torch::Tensor expected =
      torch::linear(joined, weight("decoder.deep.weight"), weight("decoder.deep.bias")).tanh();
  EXPECT_LE(largest_difference(step_.features, expected), rounding);
}

TEST_F(BahdanauDecoderTest, WithoutAttentionTheContextIsLeftOut) {
  options_.attention = AttentionKind::none;
  step(options_);
  const torch::Tensor expected =
      torch::linear(torch::cat({top_state(), embedded()}, 1), weight("decoder.deep.weight"),
                    weight("decoder.deep.bias"))
          .tanh();
  EXPECT_LE(largest_difference(step_.features, expected), rounding);
  EXPECT_FALSE(step_.attention.defined());
}

TEST_F(BahdanauDecoderTest, WithoutDeepOutputTheFeaturesAreTheState) {
  options_.deep_output = false;
  step(options_);
  EXPECT_TRUE(torch::equal(step_.features, top_state()));
  EXPECT_FALSE(model_->named_parameters().contains("decoder.deep.weight"));
}

/// Attention comes before the recurrence: it sees the words before the last, not the last.
TEST_F(BahdanauDecoderTest, WeightsFollowTheStateBeforeTheWord) {
  step(options_);
  const DecoderStep other = decoder().advance(words_.flip(0), first_);
  EXPECT_TRUE(torch::equal(other.attention, step_.attention));
  const torch::Tensor next = decoder().advance(words_, step_.state).attention;
  EXPECT_GT(largest_difference(decoder().advance(words_, other.state).attention, next), 1e-6);
}

/// The GRU reads [e; c]: another context gives another state, from the same word and state.
TEST_F(BahdanauDecoderTest, TheContextFeedsTheRecurrence) {
  step(options_);
  DecoderState moved = first_;
  moved.memory.values = moved.memory.values + 1;
  const DecoderStep other = decoder().advance(words_, moved);
  EXPECT_TRUE(torch::equal(other.attention, step_.attention));
  EXPECT_GT(largest_difference(other.state.tensors[0], step_.state.tensors[0]), 1e-6);
}

}  // namespace
}  // namespace regard
