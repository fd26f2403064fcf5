#include "model/transformer_encoder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "model/small_model.h"

namespace regard {
namespace {

TEST(TransformerEncoder, HasTheNamesOfPytorchs) {
  ModelOptions options = small_options(DecoderKind::transformer, AttentionKind::scaled_dot);
  options.encoder_layers = 1;
  const TransformerEncoder encoder(options, 9, nullptr);
  std::vector<std::string> names{"embedding.weight", "norm.weight", "norm.bias"};
  for (const std::string of :
       {"self_attn.in_proj_", "self_attn.out_proj.", "linear1.", "linear2.", "norm1.", "norm2."})
    for (const char* part : {"weight", "bias"}) names.push_back("layers.0." + of + part);
  EXPECT_THAT(encoder.named_parameters().keys(), testing::UnorderedElementsAreArray(names));
}

TEST(TransformerEncoder, WordsAreAsLargeAsPositions) {
  ModelOptions options = small_options(DecoderKind::transformer, AttentionKind::scaled_dot);
  options.embedding_size = 96;
  const TransformerEncoder encoder(options, 1000, nullptr);
  EXPECT_NEAR(encoder.embedding()->weight.std().item<double>(), 1 / std::sqrt(96.0), 2e-3);
}

}  // namespace
}  // namespace regard
