#include "text/word_split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "regard/text/normalizer.h"
#include "text/random_text.h"

namespace regard {
namespace {

using ::testing::ElementsAre;

TEST(WordSplit, SetsPunctuationApartAndMarksWhereItTouches) {
  EXPECT_THAT(split_words("Il est là."), ElementsAre("Il", "est", "là", "￭."));
  EXPECT_THAT(split_words("Où est-il ?"), ElementsAre("Où", "est-il", "?"));
  EXPECT_THAT(split_words("\"Oui\", dit-il... (non)"),
              ElementsAre("\"￭", "Oui", "￭\"", "￭,", "dit-il", "￭...", "(￭", "non", "￭)"));
}

TEST(WordSplit, CutsAfterFrenchElisionOnly) {
  EXPECT_THAT(split_words("L'homme qu’il n'a jusqu'ici"),
              ElementsAre("L'￭", "homme", "qu’￭", "il", "n'￭", "a", "jusqu'￭", "ici"));
  EXPECT_THAT(split_words("donnez-m'en aujourd'hui"),
              ElementsAre("donnez-m'￭", "en", "aujourd'hui"));
  EXPECT_THAT(split_words("I don't, it's rock'n'roll"),
              ElementsAre("I", "don't", "￭,", "it's", "rock'n'roll"));
  EXPECT_THAT(split_words("l' homme"), ElementsAre("l", "￭'", "homme"));
}

TEST(WordSplit, KeepsNumbersAndGraphemesWhole) {
  EXPECT_THAT(split_words("3,50 10:30 1.2.3, 5."),
              ElementsAre("3,50", "10:30", "1.2.3", "￭,", "5", "￭."));
  EXPECT_THAT(split_words("👩\u200d👧!"), ElementsAre("👩\u200d👧", "￭!"));
  EXPECT_THAT(split_words("e\u0301!"), ElementsAre("e\u0301", "￭!"));
}

TEST(WordSplit, JoinsWhatItCut) {
  EXPECT_EQ(join_words(split_words("« L'homme » a-t-il dit : \"Don't!\" ?")),
            "« L'homme » a-t-il dit : \"Don't!\" ?");
  EXPECT_EQ(join_words({}), "");
  EXPECT_EQ(join_words(split_words("a ￭ b")), "a ■ b");
}

TEST(WordSplit, RoundTripsAnyNormalizedText) {
  for (uint64_t seed = 0; seed < 5000; ++seed) {
    const std::string text = normalize(random_text(seed), {});
    const std::vector<std::string> words = split_words(text);
    ASSERT_EQ(join_words(words), text) << seed;
    for (const std::string& word : words) ASSERT_EQ(word.find(' '), std::string::npos) << seed;
  }
}

TEST(WordSplit, SplitsAtSpaces) {
  EXPECT_THAT(split_at_spaces("je suis .b"), ElementsAre("je", "suis", ".b"));
  EXPECT_THAT(split_at_spaces(""), ElementsAre());
}

}  // namespace
}  // namespace regard
