#include "regard/model/encoder.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "model/small_model.h"

namespace regard {
namespace {

/// What holds for every encoder.
class EncoderContractTest : public testing::TestWithParam<ModelOptions> {
 protected:
  void SetUp() override {
    encoder_ = make_encoder(GetParam(), small_sizes.source);
    encoder_->to(torch::kDouble);
  }

  SourceBatch source_ = small_batch().source;
  std::shared_ptr<Encoder> encoder_;
};

TEST_P(EncoderContractTest, AddedPaddingAndNeighboursDoNotChangeASentence) {
  SourceBatch wider = source_;
  wider.ids = torch::constant_pad_nd(source_.ids, {0, 3}, 7);  // an id that means something
  for (const SourceBatch& batch : {source_, wider}) {
    const EncoderOutput together = encoder_->forward(batch);
    for (int64_t row = 0; row < 3; ++row) {
      const EncoderOutput single = encoder_->forward(alone(source_, row));
      const int64_t words = single.states.size(1);
      EXPECT_LE(largest_difference(single.states[0], together.states[row].narrow(0, 0, words)),
                rounding);
    }
  }
}

TEST_P(EncoderContractTest, PaddingIsMaskedAndZero) {
  const EncoderOutput output = encoder_->forward(source_);
  EXPECT_EQ(output.states.sizes(), (std::vector<int64_t>{3, 5, encoder_state_size(GetParam())}));
  EXPECT_TRUE(torch::equal(output.mask, source_.ids.ne(special::pad)));
  EXPECT_TRUE(output.states.masked_select(~output.mask.unsqueeze(2)).eq(0).all().item<bool>());
}

TEST_P(EncoderContractTest, KnowsWhereAWordStands) {
  if (GetParam().positions == PositionKind::none) return;
  const torch::Tensor lengths = torch::tensor({4});
  const auto states = [&](std::vector<int64_t> ids) {
    return encoder_->forward({.ids = torch::tensor(ids).unsqueeze(0), .lengths = lengths}).states;
  };
  EXPECT_GT(largest_difference(states({4, 5, 6, 3})[0][0], states({4, 6, 5, 3})[0][0]), 1e-6);
}

TEST_P(EncoderContractTest, ASharedEmbeddingStaysItsOwners) {
  const torch::nn::Embedding shared(small_sizes.source, GetParam().embedding_size);
  const auto encoder = make_encoder(GetParam(), small_sizes.source, shared);
  EXPECT_FALSE(encoder->named_parameters().contains("embedding.weight"));
  EXPECT_EQ(encoder->parameters().size() + 1, encoder_->parameters().size());
  encoder->forward(source_).states.sum().backward();
  EXPECT_TRUE(shared->weight.grad().defined());
}

TEST_P(EncoderContractTest, DropsOutInTrainingOnly) {
  ModelOptions dropping = GetParam();
  dropping.encoder_layers = 1;  // of a recurrent encoder: the words alone
  dropping.encoder_dropout = 0.5;
  const auto encoder = make_encoder(dropping, small_sizes.source);
  const auto states = [&] { return encoder->forward(source_).states; };
  EXPECT_FALSE(torch::equal(states(), states()));
  encoder->eval();
  EXPECT_TRUE(torch::equal(states(), states()));
}

std::vector<ModelOptions> encoders() {
  std::vector<ModelOptions> encoders = recurrent_variations();
  for (const ModelOptions& options : transformer_variations())
    if (options.encoder == EncoderKind::transformer) encoders.push_back(options);
  return encoders;
}

INSTANTIATE_TEST_SUITE_P(Networks, EncoderContractTest, testing::ValuesIn(encoders()),
                         [](const auto& info) { return network_name(info.param); });

}  // namespace
}  // namespace regard
