#include "model/transformer_decoder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "model/small_model.h"

namespace regard {
namespace {

ModelOptions options() {
  return small_options(DecoderKind::transformer, AttentionKind::scaled_dot);
}

TEST(TransformerDecoder, HasTheNamesOfPytorchs) {
  ModelOptions one = options();
  one.decoder_layers = 1;
  const TransformerDecoder decoder(one, 8);
  std::vector<std::string> names{"embedding.weight", "norm.weight", "norm.bias", "out.weight",
                                 "out.bias"};
  for (const std::string of :
       {"self_attn.in_proj_", "self_attn.out_proj.", "multihead_attn.in_proj_",
        "multihead_attn.out_proj.", "linear1.", "linear2.", "norm1.", "norm2.", "norm3."})
    for (const char* part : {"weight", "bias"}) names.push_back("layers.0." + of + part);
  EXPECT_THAT(decoder.named_parameters().keys(), testing::UnorderedElementsAreArray(names));
}

TEST(TransformerDecoder, AWordSeesNothingOfThoseToCome) {
  const auto model = small_model(options());
  const Batch batch = small_batch();
  const EncoderOutput source = model->encode(batch.source);
  torch::Tensor changed = batch.target_in.clone();
  changed.select(1, 2).fill_(7);
  const torch::Tensor before = model->decoder().forward(batch.target_in, source);
  const torch::Tensor after = model->decoder().forward(changed, source);
  EXPECT_LE(largest_difference(after.narrow(1, 0, 2), before.narrow(1, 0, 2)), rounding);
  EXPECT_GT(largest_difference(after.select(1, 2), before.select(1, 2)), 1e-6);
}

TEST(TransformerDecoder, ASteppedStateKeepsTheWordsSaid) {
  const auto model = small_model(options());
  const Batch batch = small_batch();
  DecoderState state = model->decoder().start(model->encode(batch.source));
  ASSERT_EQ(state.layers.size(), 2u);
  for (int64_t t = 0; t < 3; ++t) {
    state = model->decoder().advance(batch.target_in.select(1, t), state).state;
    EXPECT_EQ(state.layers[1].past.values.sizes(), (std::vector<int64_t>{3, 3, t + 1, 2}));
  }
}

}  // namespace
}  // namespace regard
