#include "text/subword_tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sentencepiece_processor.h>

#include <cmath>
#include <functional>
#include <map>

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
using ::testing::ElementsAre;
using ::testing::IsEmpty;

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

using Ids = std::vector<int64_t>;

std::string text_of(const Tokenizer& tokenizer, const Ids& ids) {
  std::vector<std::string> pieces;
  for (const int64_t id : ids) pieces.push_back(tokenizer.piece(id));
  return tokenizer.join(pieces);
}

TEST_P(Subwords, SamplesOtherCutsOfTheSameText) {
  const std::vector<std::string> texts = sample_text(200, 11);
  const std::vector<Ids> samples = tokenizer.sample(texts, 0.2, 1);
  ASSERT_EQ(samples.size(), texts.size());
  size_t other = 0;
  for (size_t i = 0; i < texts.size(); ++i) {
    EXPECT_EQ(text_of(tokenizer, samples[i]), texts[i]);
    other += samples[i] != tokenizer.encode(texts[i]).ids;
  }
  EXPECT_GT(other, texts.size() / 2);
}

TEST_P(Subwords, SamplesTheSameForTheSameSeed) {
  const std::vector<std::string> texts = sample_text(50, 11);
  const std::vector<Ids> first = tokenizer.sample(texts, 0.2, 1);
  const std::vector<Ids> second = tokenizer.sample(texts, 0.2, 2);
  EXPECT_NE(first, second);
  EXPECT_EQ(SubwordTokenizer(model_of(GetParam())).sample(texts, 0.2, 1), first);
  EXPECT_NE(tokenizer.sample(texts, 0.2, 0xFFFF'FFFF), first);
}

TEST_P(Subwords, SamplesNothingOfNothing) {
  EXPECT_TRUE(tokenizer.sample({}, 0.2, 1).empty());
  EXPECT_THAT(tokenizer.sample(std::vector<std::string>{""}, 0.2, 1), ElementsAre(IsEmpty()));
}

TEST_P(Subwords, CutsVeryLongTextAsEver) {
  const std::string text(5000, 'a');
  EXPECT_THAT(tokenizer.sample(std::vector{text}, 0.2, 1), ElementsAre(tokenizer.encode(text).ids));
}

// So often a cut comes, of many draws.
std::map<Ids, double> frequencies(const Tokenizer& tokenizer, const std::string& text,
                                  double amount, size_t draws) {
  std::map<Ids, double> shares;
  const std::vector<std::string> texts(draws, text);
  for (const Ids& ids : tokenizer.sample(texts, amount, 3))
    shares[ids] += 1.0 / static_cast<double>(draws);
  return shares;
}

// Four times the standard deviation of a share of `probability` among so many draws.
double tolerance(double probability, size_t draws) {
  return 4 * std::sqrt(probability * (1 - probability) / static_cast<double>(draws));
}

TEST(UnigramSubwords, DrawsCutsByTheirProbabilities) {
  constexpr double power = 0.3;
  constexpr size_t draws = 20'000;
  const std::string text = "maison", marked = std::string(space_mark) + text;
  sentencepiece::SentencePieceProcessor processor;
  ASSERT_TRUE(processor.LoadFromSerializedProto(model_of(TokenizerKind::unigram)).ok());
  std::map<Ids, double> weights;
  const std::function<void(size_t, Ids, double)> extend = [&](size_t at, Ids ids, double score) {
    if (at == marked.size()) weights[ids] = std::exp(power * score);
    for (size_t end = at + 1; end <= marked.size(); ++end) {
      const int id = processor.PieceToId(marked.substr(at, end - at));
      if (id < special::count) continue;
      Ids longer = ids;
      longer.push_back(id);
      extend(end, longer, score + processor.GetScore(id));
    }
  };
  extend(0, {}, 0);
  ASSERT_GT(weights.size(), 4);
  double sum = 0;
  for (const auto& [ids, weight] : weights) sum += weight;

  const SubwordTokenizer tokenizer(model_of(TokenizerKind::unigram));
  std::map<Ids, double> shares = frequencies(tokenizer, text, power, draws);
  for (const auto& [ids, weight] : weights)
    EXPECT_NEAR(shares[ids], weight / sum, tolerance(weight / sum, draws));
  EXPECT_EQ(shares.size(), weights.size());
}

TEST(BpeSubwords, LeavesMergesOutWithTheirProbability) {
  constexpr double dropout = 0.3;
  constexpr size_t draws = 20'000;
  // Four marks, two letters, the space, and the merges of the space with either letter.
  const SubwordTokenizer tokenizer(
      learn_subwords(std::vector<std::string>(20, "m n n m m n"),
                     {.tokenizer = TokenizerKind::bpe, .vocabulary_size = 9}));
  const std::string text = "m";
  const Ids merged = tokenizer.encode(text).ids;
  ASSERT_EQ(merged.size(), 1);
  std::map<Ids, double> shares = frequencies(tokenizer, text, dropout, draws);
  EXPECT_EQ(shares.size(), 2);
  EXPECT_NEAR(shares[merged], 1 - dropout, tolerance(dropout, draws));
}

INSTANTIATE_TEST_SUITE_P(Kinds, Subwords,
                         ::testing::Values(TokenizerKind::unigram, TokenizerKind::bpe),
                         [](const auto& info) { return std::string(name_of(info.param)); });

}  // namespace
}  // namespace regard
