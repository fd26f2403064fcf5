#include "regard/text/id_encoder.h"

#include <gtest/gtest.h>

#include "regard/base/random.h"
#include "text/random_text.h"
#include "text/sample_text.h"

namespace regard {
namespace {

std::vector<int32_t> ids_of(const TextCodec& codec, const std::string& line) {
  const EncodedText encoded = codec.encode(line);
  return {encoded.ids.begin(), encoded.ids.end()};
}

class IdEncoders : public ::testing::TestWithParam<TokenizerKind> {
 protected:
  const TextCodec codec_ = [] {
    const std::vector<std::string> text = sample_text(300);
    return learn_codecs(text, text, {.tokenizer = GetParam(), .vocabulary_size = 90}).source;
  }();
  IdEncoder encoder_{codec_};
};

TEST_P(IdEncoders, GiveWhatTheCodecGives) {
  for (const std::string& line : sample_text(500, 3))
    ASSERT_EQ(encoder_.encode(line), ids_of(codec_, line)) << line;
}

TEST_P(IdEncoders, GiveWhatTheCodecGivesForAnyText) {
  for (uint64_t seed = 0; seed < 3000; ++seed)
    ASSERT_EQ(encoder_.encode(random_text(seed)), ids_of(codec_, random_text(seed))) << seed;
}

TEST_P(IdEncoders, RememberNoMoreThanTheyMay) {
  IdEncoder encoder(codec_, 20);
  for (int time = 0; time < 2; ++time)
    for (const std::string& line : sample_text(50, 4))
      ASSERT_EQ(encoder.encode(line), ids_of(codec_, line)) << line;
  EXPECT_EQ(encoder.words(), 20u);
}

TEST_P(IdEncoders, DoNotRememberWhatIsVeryLong) {
  encoder_.encode(std::string(1000, 'a') + " maison maison");
  EXPECT_EQ(encoder_.words(), 1u);
}

TEST_P(IdEncoders, GiveNothingForNothing) {
  EXPECT_TRUE(encoder_.encode("").empty());
  EXPECT_TRUE(encoder_.encode(" \t ").empty());
}

// 000 is 0 00 or 00 0: equally good, and only rounding tells them apart.
TEST(IdEncoder, GivesWhatTheCodecGivesWhereCutsAreEquallyGood) {
  const TextCodec codec =
      load_codecs({.tokenizer = TokenizerKind::unigram}, REGARD_SOURCE_DIR "/data/models/fr-en")
          .source;
  IdEncoder encoder(codec);
  Random random(5);
  for (int number = 0; number < 200; ++number) {
    std::string line;
    for (int word = 0; word < 40; ++word)
      line += std::to_string(1 + random.below(99)) + std::string(random.below(8), '0') + ' ';
    ASSERT_EQ(encoder.encode(line), ids_of(codec, line)) << line;
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, IdEncoders,
                         ::testing::Values(TokenizerKind::unigram, TokenizerKind::bpe,
                                           TokenizerKind::word),
                         [](const auto& info) { return std::string(name_of(info.param)); });

}  // namespace
}  // namespace regard
