#include "regard/contest/fit_parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "regard/config/consistency.h"

namespace regard {
namespace {

using testing::error_of;

Config small(DecoderKind decoder) {
  Config config;
  config.text.vocabulary_size = 50;
  config.model.decoder = decoder;
  if (decoder == DecoderKind::transformer) config.model.encoder = EncoderKind::transformer;
  config.model.embedding_size = config.model.encoder_size = config.model.attention_size = 32;
  config.model.decoder_size = 64;
  config.model.feed_forward_size = 128;
  config.model.heads = 2;
  return config;
}

TEST(ParameterCount, IsTheSumOfTheMatrices) {
  Config config = small(DecoderKind::transformer);
  config.model.encoder_layers = config.model.decoder_layers = 1;
  const int64_t width = 32, wide = 128, words = 50;
  const int64_t attention = 4 * (width * width + width);
  const int64_t feed = 2 * width * wide + wide + width, norm = 2 * width;
  const int64_t encoder = attention + feed + 2 * norm, decoder = 2 * attention + feed + 3 * norm;
  // Two norms at the ends of pre-norm stacks, two embeddings, the output with its bias.
  EXPECT_EQ(parameter_count(config),
            encoder + decoder + 2 * norm + 2 * words * width + words * width + words);
}

TEST(FitParameters, TakesTheWidestThatFitsWithTheSameRatios) {
  for (const DecoderKind decoder : {DecoderKind::luong, DecoderKind::transformer}) {
    Config config = small(decoder);
    const int64_t wanted = 3 * parameter_count(config);
    fit_parameters(config, wanted);
    EXPECT_EQ(error_of([&] { check_consistency(config.model); }), "no error");
    EXPECT_LE(parameter_count(config), wanted);
    const int64_t unit = config.model.embedding_size, step = decoder == DecoderKind::luong ? 1 : 4;
    EXPECT_GT(unit, 32);
    EXPECT_EQ(unit % step, 0);
    EXPECT_EQ(config.model.encoder_size, unit);
    EXPECT_EQ(config.model.attention_size, unit);
    EXPECT_EQ(config.model.decoder_size, 2 * unit);
    EXPECT_EQ(config.model.feed_forward_size, 4 * unit);
    Config wider = config;
    for (int64_t* width :
         {&wider.model.embedding_size, &wider.model.encoder_size, &wider.model.attention_size,
          &wider.model.decoder_size, &wider.model.feed_forward_size})
      *width += *width / unit * step;
    EXPECT_GT(parameter_count(wider), wanted);
  }
}

TEST(FitParameters, CanAlsoNarrow) {
  Config config = small(DecoderKind::luong);
  fit_parameters(config, parameter_count(config) / 2);
  EXPECT_LT(config.model.embedding_size, 32);
}

/// What it takes to be true: three narrow networks tell how many parameters a wider one has.
TEST(FitParameters, CountsWideNetworksOfEveryKind) {
  for (const DecoderKind decoder :
       {DecoderKind::bahdanau, DecoderKind::luong, DecoderKind::transformer})
    for (const auto& [attention, name] : EnumNames<AttentionKind>::values) {
      Config config = small(decoder);
      config.model.attention = attention;
      if (attention == AttentionKind::dot) config.model.bidirectional = true;
      if (error_of([&] { check_consistency(config.model); }) != "no error") continue;
      const int64_t wanted = parameter_count(config);
      Config fitted = config;
      fit_parameters(fitted, wanted);
      EXPECT_EQ(fitted.model.embedding_size, 32) << name_of(decoder) << ' ' << name;
      fitted = config;
      fit_parameters(fitted, wanted - 1);
      EXPECT_LT(fitted.model.embedding_size, 32) << name_of(decoder) << ' ' << name;
    }
}

TEST(FitParameters, MakesNoNetworkThatNobodyCouldHold) {
  Config config = small(DecoderKind::transformer);
  fit_parameters(config, int64_t{5'000'000'000});
  EXPECT_GT(config.model.embedding_size, 10'000);
  EXPECT_LE(config.model.feed_forward_size, 65'536);
  EXPECT_THAT(
      error_of([&] { fit_parameters(config, int64_t{1'000'000'000'000}); }),
      ::testing::StartsWith("--parameters 1,000,000,000,000: the widest such network has "));
}

TEST(FitParameters, RefusesWhatIsNotPossible) {
  Config config = small(DecoderKind::luong);
  EXPECT_THAT(error_of([&] { fit_parameters(config, 10); }),
              ::testing::StartsWith("--parameters 10: the narrowest such network has "));
  config.text.vocabulary_size = 0;
  EXPECT_THAT(error_of([&] { fit_parameters(config, 1000); }),
              ::testing::HasSubstr("--vocabulary-size above 0"));
}

}  // namespace
}  // namespace regard
