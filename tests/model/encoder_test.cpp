#include "regard/model/encoder.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "model/small_model.h"

namespace regard {
namespace {

ModelOptions options() { return small_options(DecoderKind::luong, AttentionKind::dot); }

class EncoderTest : public testing::Test {
 protected:
  EncoderTest() { encoder_.to(torch::kDouble); }

  SourceBatch source_ = small_batch().source;
  Encoder encoder_{options(), small_sizes.source};
};

TEST_F(EncoderTest, AddedPaddingAndNeighboursDoNotChangeASentence) {
  SourceBatch wider = source_;
  wider.ids = torch::constant_pad_nd(source_.ids, {0, 3}, 7);  // an id that means something
  for (const SourceBatch& batch : {source_, wider}) {
    const EncoderOutput together = encoder_.forward(batch);
    for (int64_t row = 0; row < 3; ++row) {
      const EncoderOutput single = encoder_.forward(alone(source_, row));
      const int64_t words = single.states.size(1);
      EXPECT_LE(largest_difference(single.states[0], together.states[row].narrow(0, 0, words)),
                rounding);
      EXPECT_LE(largest_difference(single.final.select(1, 0), together.final.select(1, row)),
                rounding);
    }
  }
}

TEST_F(EncoderTest, PaddingIsMaskedAndZero) {
  const EncoderOutput output = encoder_.forward(source_);
  EXPECT_TRUE(torch::equal(output.mask, source_.ids.ne(special::pad)));
  EXPECT_TRUE(output.states.masked_select(~output.mask.unsqueeze(2)).eq(0).all().item<bool>());
}

TEST_F(EncoderTest, FinalIsTheLastWordOfEachDirection) {
  const EncoderOutput output = encoder_.forward(source_);
  ASSERT_EQ(output.final.sizes(), (std::vector<int64_t>{2, 3, encoder_.state_size()}));
  for (int64_t row = 0; row < 3; ++row) {
    const int64_t last = source_.lengths[row].item<int64_t>() - 1;
    const torch::Tensor forth = output.states[row][last].narrow(0, 0, 3);
    const torch::Tensor back = output.states[row][0].narrow(0, 3, 3);
    EXPECT_TRUE(torch::equal(output.final[1][row], torch::cat({forth, back})));
  }
}

TEST_F(EncoderTest, ASharedEmbeddingStaysItsOwners) {
  const torch::nn::Embedding shared(small_sizes.source, options().embedding_size);
  Encoder encoder(options(), small_sizes.source, shared);
  EXPECT_FALSE(encoder.named_parameters().contains("embedding.weight"));
  EXPECT_EQ(encoder.parameters().size() + 1, encoder_.parameters().size());
  encoder.forward(source_).states.sum().backward();
  EXPECT_TRUE(shared->weight.grad().defined());
}

TEST_F(EncoderTest, DropsOutInTrainingOnly) {
  ModelOptions dropping = options();
  dropping.encoder_layers = 1;  // the words alone
  dropping.encoder_dropout = 0.5;
  Encoder encoder(dropping, small_sizes.source);
  const auto states = [&] { return encoder.forward(source_).states; };
  EXPECT_FALSE(torch::equal(states(), states()));
  encoder.eval();
  EXPECT_TRUE(torch::equal(states(), states()));
}

}  // namespace
}  // namespace regard
