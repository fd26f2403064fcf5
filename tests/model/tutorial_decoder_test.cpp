#include "model/tutorial_decoder.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "model/small_model.h"

namespace regard {
namespace {

class TutorialDecoderTest : public testing::Test {
 protected:
  TutorialDecoderTest() {
    source_ = {
        .states = torch::randn({2, 5, 6}),
        .final = torch::randn({1, 2, 6}),
        .mask = torch::tensor({{true, true, true, true, true}, {true, true, false, false, false}})};
  }

  static ModelOptions options(AttentionKind attention) {
    return small_options(DecoderKind::tutorial, attention);
  }
  static TutorialDecoder decoder(AttentionKind attention) {
    return TutorialDecoder(options(attention), small_sizes.target);
  }

  EncoderOutput source_;
  torch::Tensor words_ = torch::tensor({4, 5});
};

/// relu(attn_combine([e; c])) is all that the GRU sees: with a combination of zeros, e and c are
/// without effect and the state is that of a GRU which reads zeros.
TEST_F(TutorialDecoderTest, TheRecurrenceReadsTheCombination) {
  TutorialDecoder decoder = this->decoder(AttentionKind::location);
  const auto first = [&] {
    return decoder.advance(words_, decoder.start(source_)).features.detach();
  };
  const torch::Tensor plain = first();
  assign(decoder.named_parameters()["attn_combine.weight"], torch::zeros({6, 12}));
  assign(decoder.named_parameters()["attn_combine.bias"], torch::full({6}, -1));
  const torch::Tensor without = first();
  EXPECT_FALSE(torch::allclose(plain, without));
  words_ = words_.flip(0);
  source_.states = source_.states * 2;
  EXPECT_TRUE(torch::equal(first(), without));
}

TEST_F(TutorialDecoderTest, PositionsBehindTheSentenceKeepWeight) {
  TutorialDecoder decoder = this->decoder(AttentionKind::location);
  const torch::Tensor attention = decoder.advance(words_, decoder.start(source_)).attention;
  ASSERT_EQ(attention.sizes(), (std::vector<int64_t>{2, 7}));  // max_length
  EXPECT_TRUE(attention.gt(0).all().item<bool>());
  EXPECT_TRUE(torch::allclose(attention.sum(1), torch::ones(2)));
}

TEST_F(TutorialDecoderTest, AttentionDoesNotLookAtTheSource) {
  TutorialDecoder decoder = this->decoder(AttentionKind::location);
  const auto weights = [&] { return decoder.advance(words_, decoder.start(source_)).attention; };
  const torch::Tensor before = weights();
  source_.states = torch::randn_like(source_.states);
  EXPECT_TRUE(torch::equal(weights(), before));
}

TEST_F(TutorialDecoderTest, WithoutAttentionItReadsTheReluOfTheWord) {
  TutorialDecoder decoder = this->decoder(AttentionKind::none);
  const auto first = [&] { return decoder.advance(words_, decoder.start(source_)).features; };
  assign(decoder.embedding()->weight, torch::full({small_sizes.target, 6}, -1));
  const torch::Tensor negative = first();
  assign(decoder.embedding()->weight, torch::zeros({small_sizes.target, 6}));
  EXPECT_TRUE(torch::equal(first(), negative));
  assign(decoder.embedding()->weight, torch::ones({small_sizes.target, 6}));
  EXPECT_FALSE(torch::allclose(first(), negative));
}

TEST_F(TutorialDecoderTest, BeginsWithTheEncodersLastState) {
  TutorialDecoder decoder = this->decoder(AttentionKind::none);
  const DecoderState state = decoder.start(source_);
  ASSERT_EQ(state.tensors.size(), 1U);
  EXPECT_TRUE(torch::equal(state.tensors[0].squeeze(1), source_.final[0]));
}

TEST_F(TutorialDecoderTest, RefusesLongSourcesAndUnlikeWidths) {
  source_.states = torch::randn({2, 8, 6});
  EXPECT_THROW(decoder(AttentionKind::location).start(source_), c10::Error);
  ModelOptions unlike = options(AttentionKind::location);
  unlike.embedding_size = 5;
  EXPECT_THROW(TutorialDecoder(unlike, small_sizes.target), c10::Error);
}

}  // namespace
}  // namespace regard
