#include "text/subword_tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/text/normalizer.h"
#include "regard/text/vocabulary.h"
#include "text/random_text.h"
#include "text/sample_text.h"
#include "text/subword_learner.h"

namespace regard {
namespace {

using regard::testing::Scratch;
using ::testing::Contains;
using ::testing::Each;

constexpr std::string_view space_mark = "▁";

const std::string& model_of(TokenizerKind kind) {
  static const auto learn = [](TokenizerKind kind) {
    return learn_subwords(sample_text(300), {.tokenizer = kind, .vocabulary_size = 90});
  };
  static const std::string unigram = learn(TokenizerKind::unigram);
  static const std::string bpe = learn(TokenizerKind::bpe);
  return kind == TokenizerKind::unigram ? unigram : bpe;
}

class Subwords : public ::testing::TestWithParam<TokenizerKind> {
 protected:
  SubwordTokenizer tokenizer{model_of(GetParam())};
};

TEST_P(Subwords, NumbersSpecialPiecesAsRegardDoes) {
  for (int64_t id = 0; id < special::count; ++id)
    EXPECT_EQ(tokenizer.piece(id), special::names[id]);
  EXPECT_THROW(tokenizer.piece(-1), std::out_of_range);
  EXPECT_THROW(tokenizer.piece(tokenizer.size()), std::out_of_range);
}

TEST_P(Subwords, CutsKnownTextIntoItsPieces) {
  const EncodedText encoded = tokenizer.encode("maison réver");
  ASSERT_EQ(encoded.ids.size(), encoded.pieces.size());
  EXPECT_THAT(encoded.ids, Each(::testing::Ge(special::count)));
  for (size_t i = 0; i < encoded.ids.size(); ++i)
    EXPECT_EQ(tokenizer.piece(encoded.ids[i]), encoded.pieces[i]);
  EXPECT_TRUE(encoded.pieces.front().starts_with(space_mark));
  EXPECT_EQ(tokenizer.join(encoded.pieces), "maison réver");
}

TEST_P(Subwords, WritesUnknownPiecesAsInTheText) {
  const EncodedText encoded = tokenizer.encode("the 日本 🙂");
  EXPECT_THAT(encoded.pieces, Contains("日本"));
  EXPECT_THAT(encoded.pieces, Contains("🙂"));
  EXPECT_THAT(encoded.ids, Contains(special::unk));
}

TEST_P(Subwords, TakesNamesOfSpecialPiecesForText) {
  const EncodedText encoded = tokenizer.encode("<pad> <s> </s> <unk>");
  for (const int64_t id : {special::pad, special::bos, special::eos})
    EXPECT_THAT(encoded.ids, Each(::testing::Ne(id)));
  EXPECT_EQ(tokenizer.join(encoded.pieces), "<pad> <s> </s> <unk>");
}

TEST_P(Subwords, GivesNothingForNothing) {
  EXPECT_TRUE(tokenizer.encode("").ids.empty());
  EXPECT_TRUE(tokenizer.encode(" ").ids.empty());
  EXPECT_EQ(tokenizer.join({}), "");
}

TEST_P(Subwords, JoinsWithOneSpaceBetweenWords) {
  const std::vector<std::string> pieces = {"▁", "▁mai", "son", "▁", "▁est", "▁"};
  EXPECT_EQ(tokenizer.join(pieces), "maison est");
}

TEST_P(Subwords, RoundTripsAnyNormalizedText) {
  for (uint64_t seed = 0; seed < 3000; ++seed) {
    std::string text = normalize(random_text(seed), {});
    const std::string joined = tokenizer.join(tokenizer.encode(text).pieces);
    for (size_t at; (at = text.find(space_mark)) != std::string::npos;)
      text.replace(at, space_mark.size(), " ");
    ASSERT_EQ(joined, normalize(text, {})) << seed;
  }
}

TEST_P(Subwords, RoundTripsLongText) {
  for (std::string_view unit : {"maison ", "a", "日本", "👩\u200d👧", "the日 "}) {
    std::string text;
    for (int i = 0; i < 10'000; ++i) text += unit;
    text = normalize(text, {});
    const EncodedText encoded = tokenizer.encode(text);
    ASSERT_EQ(tokenizer.join(encoded.pieces), text) << unit;
  }
}

// Wherever a long word is cut into parts, its pieces are numbered as they are written.
TEST_P(Subwords, NumbersThePiecesOfALongWord) {
  const EncodedText encoded = tokenizer.encode(std::string(9000, 'a'));
  for (size_t i = 0; i < encoded.ids.size(); ++i)
    ASSERT_EQ(tokenizer.piece(encoded.ids[i]), encoded.pieces[i]);
  EXPECT_THAT(std::span(encoded.pieces).subspan(2),
              Each(::testing::Not(::testing::StartsWith(std::string(space_mark)))));
}

TEST_P(Subwords, RefusesEveryCutModel) {
  const std::string& model = model_of(GetParam());
  for (size_t size = 0; size < model.size(); ++size)
    ASSERT_THROW(SubwordTokenizer(model.substr(0, size)), Error) << size;
  EXPECT_THROW(SubwordTokenizer("no model"), Error);
}

TEST_P(Subwords, SurvivesFlippedBits) {
  const std::string& model = model_of(GetParam());
  for (size_t i = 0; i < model.size(); i += 3) {
    std::string flipped = model;
    flipped[i] = static_cast<char>(flipped[i] ^ (1 << (i % 8)));
    try {
      const SubwordTokenizer damaged(flipped);
      damaged.join(damaged.encode("the 日本 maison").pieces);
    } catch (const Error&) {
    }
  }
}

TEST_P(Subwords, SavesItsModel) {
  const Scratch scratch;
  tokenizer.save(scratch / "vocab.spm");
  EXPECT_EQ(read_file(scratch / "vocab.spm"), model_of(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Kinds, Subwords,
                         ::testing::Values(TokenizerKind::unigram, TokenizerKind::bpe),
                         [](const auto& info) { return std::string(name_of(info.param)); });

}  // namespace
}  // namespace regard
