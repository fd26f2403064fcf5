#include "model/weight_check.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include "regard/base/error.h"
#include "regard/model/bundle.h"

namespace regard {
namespace {

constexpr VocabularySizes sizes{11, 11};

ModelOptions small(AttentionKind attention) {
  ModelOptions options;
  options.decoder = DecoderKind::bahdanau;
  options.attention = attention;
  options.embedding_size = 4;
  options.encoder_size = 3;
  options.decoder_size = 6;
  options.attention_size = 5;
  options.encoder_layers = 2;
  options.max_length = 8;
  return options;
}

TEST(WeightCheckTest, TakesTheWeightsOfItsOwnOptions) {
  for (const auto& [kind, name] : EnumNames<AttentionKind>::values) {
    for (const auto& [tied, tied_name] : EnumNames<TiedEmbeddings>::values) {
      ModelOptions options = small(kind);
      options.tie_embeddings = tied;
      const Seq2Seq model(options, sizes);
      EXPECT_NO_THROW(check_widths(options, sizes, model.named_weights(), "w"))
          << name << tied_name;
    }
  }
}

TEST(WeightCheckTest, HoldsATransformersWidths) {
  ModelOptions options = small(AttentionKind::scaled_dot);
  options.encoder = EncoderKind::transformer;
  options.decoder = DecoderKind::transformer;
  options.heads = 2;
  options.feed_forward_size = 6;
  options.positions = PositionKind::learned;
  const Seq2Seq model(options, sizes);
  EXPECT_NO_THROW(check_widths(options, sizes, model.named_weights(), "w"));
  for (const auto width :
       {&ModelOptions::embedding_size, &ModelOptions::feed_forward_size,
        &ModelOptions::encoder_layers, &ModelOptions::decoder_layers, &ModelOptions::max_length}) {
    ModelOptions larger = options;
    larger.*width += 1;
    EXPECT_THROW(check_widths(larger, sizes, model.named_weights(), "w"), Error);
  }
}

TEST(WeightCheckTest, RefusesEveryOtherWidth) {
  const auto refuses = [](AttentionKind kind, int64_t ModelOptions::*width) {
    const Seq2Seq model(small(kind), sizes);
    ModelOptions larger = small(kind);
    larger.*width += 1;
    EXPECT_THROW(check_widths(larger, sizes, model.named_weights(), "w"), Error);
  };
  refuses(AttentionKind::none, &ModelOptions::embedding_size);
  refuses(AttentionKind::none, &ModelOptions::encoder_size);
  refuses(AttentionKind::none, &ModelOptions::encoder_layers);
  refuses(AttentionKind::none, &ModelOptions::decoder_size);
  refuses(AttentionKind::none, &ModelOptions::decoder_layers);
  refuses(AttentionKind::additive, &ModelOptions::attention_size);
  refuses(AttentionKind::scaled_dot, &ModelOptions::attention_size);
  refuses(AttentionKind::location, &ModelOptions::max_length);
  const Seq2Seq model(small(AttentionKind::none), sizes);
  EXPECT_THROW(check_widths(small(AttentionKind::none), {11, 12}, model.named_weights(), "w"),
               Error);
  EXPECT_THROW(check_widths(small(AttentionKind::none), {12, 11}, model.named_weights(), "w"),
               Error);
}

}  // namespace
}  // namespace regard
