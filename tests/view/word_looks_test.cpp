#include "view/word_looks.h"

#include <gmock/gmock.h>

#include "view/looks.h"

namespace regard {
namespace {

using ::testing::ElementsAre;

TEST(WordLooks, JoinPiecesOfWords) {
  const Gaze gaze = testing::gaze_of(
      "l'\uFFED homme dort </s>", "the man \uFFED. </s>",
      {{0.5F, 0.25F, 0.125F, 0.125F}, {0.25F, 0.25F, 0.25F, 0.25F}, {0, 0, 1, 0}, {0, 0, 0, 1}});
  const WordLooks looks = word_looks(gaze, mean_cross_attention(gaze));
  EXPECT_THAT(looks.source, ElementsAre("l'homme", "dort", "</s>"));
  EXPECT_THAT(looks.target, ElementsAre("the", "man.", "</s>"));
  EXPECT_EQ(looks.source_end, 2u);
  EXPECT_EQ(looks.said, 2u);
  EXPECT_THAT(looks.weights.values,
              ElementsAre(0.75F, 0.125F, 0.125F, 0.25F, 0.625F, 0.125F, 0, 0, 1));
  EXPECT_EQ(looks.favourite(0), 0u);
  EXPECT_EQ(looks.favourite(1), 1u);
  EXPECT_THAT(coverage(looks), ElementsAre(1, 0.75, 0.25));
}

TEST(WordLooks, AreThoseOfPiecesWithoutWordNumbers) {
  Gaze gaze = testing::gaze_of("l'\uFFED homme", "man", {{0.25F, 0.5F}});
  gaze.source_words.clear();
  gaze.target_words.clear();
  const WordLooks looks = word_looks(gaze, mean_cross_attention(gaze));
  EXPECT_THAT(looks.source, ElementsAre("l'", "homme"));
  EXPECT_THAT(looks.weights.values, ElementsAre(0.25F, 0.5F));
  EXPECT_FALSE(looks.source_end);
  EXPECT_EQ(looks.said, 1u);
}

TEST(WordLooks, TheFavouriteIsTheFirstOfEquals) {
  const Gaze gaze = testing::gaze_of("a b c", "x", {{0.2F, 0.4F, 0.4F}});
  EXPECT_EQ(word_looks(gaze, mean_cross_attention(gaze)).favourite(0), 1u);
}

TEST(WordLooks, SpokenWordsHaveLettersOrDigits) {
  for (const char* word : {"la", "œuf", "5", "là.", "l'", "日本", "(a)"})
    EXPECT_TRUE(is_spoken(word)) << word;
  for (const char* word : {"?", "...", "«", "—", "</s>", "<unk>", "<s>", "", "😀", "’", "$"})
    EXPECT_FALSE(is_spoken(word)) << word;
}

TEST(WordLooks, QuotesAreShort) {
  EXPECT_EQ(in_quotes("là"), "“là”");
  std::string word;
  for (int i = 0; i < 40; ++i) word += "é";
  EXPECT_EQ(in_quotes(word), "“" + word + "”");
  EXPECT_EQ(in_quotes(word + "éé"), "“" + word.substr(0, 78) + "…”");
}

}  // namespace
}  // namespace regard
