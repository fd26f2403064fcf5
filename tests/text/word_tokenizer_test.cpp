#include "text/word_tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "regard/base/error.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

const std::vector<std::string> sentences = {"the cat .", "the dog.", "the end ."};
constexpr TextOptions plain{.tokenizer = TokenizerKind::word, .vocabulary_size = 0};

TEST(WordTokenizer, NumbersWordsAndKeepsUnknownOnesReadable) {
  const WordTokenizer tokenizer = WordTokenizer::learn(sentences, plain);
  const EncodedText encoded = tokenizer.encode("the bird.");
  EXPECT_THAT(encoded.pieces, ElementsAre("the", "bird", "￭."));
  EXPECT_EQ(encoded.ids[0], special::count);
  EXPECT_EQ(encoded.ids[1], special::unk);
  EXPECT_EQ(tokenizer.piece(encoded.ids[2]), "￭.");
  EXPECT_EQ(tokenizer.join(encoded.pieces), "the bird.");
  EXPECT_TRUE(tokenizer.encode("").ids.empty());
}

TEST(WordTokenizer, SplitsFoldedTextAtSpacesAsTheTutorial) {
  TextOptions options = plain;
  options.ascii_fold = true;
  const WordTokenizer tokenizer = WordTokenizer::learn(sentences, options);
  const EncodedText encoded = tokenizer.encode("the dog. .b");
  EXPECT_THAT(encoded.pieces, ElementsAre("the", "dog.", ".b"));
  EXPECT_EQ(tokenizer.join(encoded.pieces), "the dog. .b");
}

TEST(WordTokenizer, ObeysFrequencyAndSize) {
  TextOptions options = plain;
  options.min_frequency = 2;
  EXPECT_EQ(WordTokenizer::learn(sentences, options).size(), special::count + 2);
  options.vocabulary_size = 5;
  EXPECT_EQ(WordTokenizer::learn(sentences, options).size(), 5);
}

TEST(WordTokenizer, RefusesTextWithoutWords) {
  EXPECT_THAT([] { WordTokenizer::learn({}, plain); },
              ThrowsMessage<Error>(HasSubstr("--min-frequency")));
}

}  // namespace
}  // namespace regard
