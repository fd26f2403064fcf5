#include "regard/text/pieces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "regard/text/codec.h"
#include "text/random_text.h"
#include "text/sample_text.h"
#include "text/word_split.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using Pieces = std::vector<std::string>;

TEST(ReadablePiece, HasNoMarks) {
  EXPECT_EQ(readable_piece("\u2581maison"), "maison");
  EXPECT_EQ(readable_piece("son"), "son");
  EXPECT_EQ(readable_piece("l'\uFFED"), "l'");
  EXPECT_EQ(readable_piece("\uFFED."), ".");
  EXPECT_EQ(readable_piece("\uFFED-\uFFED"), "-");
  EXPECT_EQ(readable_piece("</s>"), "</s>");
  EXPECT_EQ(readable_piece("😀"), "😀");
}

TEST(ReadablePiece, KeepsAnInnerSpaceMarkAsASpace) {
  EXPECT_EQ(readable_piece("\u2581il\u2581y\u2581a"), "il y a");
  EXPECT_EQ(readable_piece("il\u2581\u2581y\u2581"), "il y");
}

TEST(ReadablePiece, IsNeverEmptyUnlessItWas) {
  EXPECT_EQ(readable_piece("\u2581"), "\u2581");
  EXPECT_EQ(readable_piece("\uFFED"), "\uFFED");
  EXPECT_EQ(readable_piece(""), "");
}

TEST(WordNumbers, OfSubwordsRiseWithSpaceMarks) {
  EXPECT_THAT(word_numbers(Pieces{"\u2581Où", "\u2581est", "-", "il", "\u2581?", "</s>"}),
              ElementsAre(0, 1, 1, 1, 2, 3));
  EXPECT_THAT(word_numbers(Pieces{"ing", "ly", "\u2581so"}), ElementsAre(0, 0, 1));
}

TEST(UnitNumbers, SetSignsApart) {
  EXPECT_THAT(unit_numbers(Pieces{"\u2581voi", "ture", ".", "</s>"}), ElementsAre(0, 0, 1, 2));
  EXPECT_THAT(unit_numbers(Pieces{"\u2581L", "'", "homme", "\u2581?", "!"}),
              ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(unit_numbers(Pieces{"l'\uFFED", "homme", "\uFFED.", "</s>"}),
              ElementsAre(0, 0, 1, 2));
  EXPECT_THAT(unit_numbers(Pieces{"\u2581", "3", "0", "\u2581é", "t", "é"}),
              ElementsAre(0, 0, 0, 1, 1, 1));
}

TEST(WordNumbers, OfWordsRiseWhereNothingIsGlued) {
  EXPECT_THAT(word_numbers(Pieces{"l'\uFFED", "homme", "dort", "\uFFED.", "</s>"}),
              ElementsAre(0, 0, 1, 1, 2));
  EXPECT_THAT(word_numbers(Pieces{"\"\uFFED", "Oui", "\uFFED\"", "\uFFED,", "dit-il"}),
              ElementsAre(0, 0, 0, 0, 1));
}

TEST(WordNumbers, SpecialPiecesStandAlone) {
  EXPECT_THAT(word_numbers(Pieces{"<s>", "the", "<unk>", "\uFFED.", "</s>"}),
              ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(word_numbers(Pieces{"\u2581the", "<unk>", "ing", "</s>"}), ElementsAre(0, 1, 2, 3));
}

TEST(WordNumbers, ALoneSpaceMarkBelongsToWhatFollows) {
  EXPECT_THAT(word_numbers(Pieces{"\u2581", "😀", "\u2581", "<unk>", "\u2581a", "</s>"}),
              ElementsAre(0, 0, 1, 1, 2, 3));
  EXPECT_THAT(word_numbers(Pieces{"\u2581a", "\u2581", "\u2581b", "\u2581", "</s>"}),
              ElementsAre(0, 1, 1, 2, 3));
}

TEST(WordNumbers, OfNothingAreNone) { EXPECT_TRUE(word_numbers({}).empty()); }

// Pieces with the same number, joined, against the words between the spaces of the text.
void expect_words(const TextCodec& codec, const std::string& text) {
  const Pieces pieces = codec.encode(text).pieces;
  const std::vector<size_t> numbers = word_numbers(pieces);
  std::map<size_t, Pieces> words;
  for (size_t i = 0; i < pieces.size(); ++i) words[numbers[i]].push_back(pieces[i]);
  Pieces joined;
  for (const auto& [number, word] : words) joined.push_back(codec.tokenizer().join(word));
  const std::string normalized = codec.normalize(text);
  EXPECT_THAT(joined, ::testing::ElementsAreArray(split_at_spaces(normalized))) << text;
}

// Random text of whatever it is made of, but the two marks.
std::string text_without_marks(uint64_t seed) {
  std::string text = random_text(seed);
  for (const std::string_view mark : {space_mark, glue_mark})
    for (size_t at = 0; (at = text.find(mark)) != std::string::npos;) text.erase(at, mark.size());
  return text;
}

TEST(WordNumbers, AreThoseOfTheTextForEveryTokenizer) {
  const Pieces lines = sample_text(400);
  for (const TokenizerKind kind :
       {TokenizerKind::word, TokenizerKind::unigram, TokenizerKind::bpe}) {
    TextOptions options;
    options.tokenizer = kind;
    options.vocabulary_size = kind == TokenizerKind::word ? 0 : 80;
    const CodecPair codecs = learn_codecs(lines, lines, options);
    for (const std::string& line : sample_text(50, 99)) expect_words(codecs.source, line);
    for (uint64_t seed = 0; seed < 500; ++seed)
      expect_words(codecs.source, text_without_marks(seed));
  }
}

}  // namespace
}  // namespace regard
