#include "regard/metrics/bleu_tokenizer.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

TEST(BleuTokenizer, V13aCutsWesternPunctuation) {
  const auto cut = [](std::string_view line) {
    return tokenize_for_bleu(line, BleuTokenizer::v13a);
  };
  EXPECT_EQ(cut("Hello, world!"), "Hello , world !");
  EXPECT_EQ(cut("It's 1,000.5 dollars."), "It's 1,000.5 dollars .");
  EXPECT_EQ(cut("In 1984."), "In 1984 .");
  EXPECT_EQ(cut("2-3 well-known"), "2 - 3 well-known");
  EXPECT_EQ(cut("&quot;a&amp;lt;b&quot;<skipped>"), "\" a < b \"");
  EXPECT_EQ(cut("one-\ntwo\nthree"), "onetwo three");
}

TEST(BleuTokenizer, IntlCutsUnicodePunctuationAndSymbols) {
  const auto cut = [](std::string_view line) {
    return tokenize_for_bleu(line, BleuTokenizer::intl);
  };
  EXPECT_EQ(cut("«oui» … 5€"), "« oui » … 5 €");
  EXPECT_EQ(cut("It's 1,000.5."), "It ' s 1,000.5.");  // the last stop stays, as in mteval-v14.pl
  EXPECT_EQ(cut("&quot;"), "& quot ;");
}

TEST(BleuTokenizer, CharAndNone) {
  EXPECT_EQ(tokenize_for_bleu("né 猫", BleuTokenizer::char_), "n é 猫");
  EXPECT_EQ(tokenize_for_bleu(" a,\tb\u00a0 c\u3000\n", BleuTokenizer::none), "a, b c");
}

TEST(BleuTokenizer, NamesAreThoseOfTheFlags) {
  EXPECT_EQ(to_text(BleuTokenizer::v13a), "13a");
  EXPECT_EQ(to_text(BleuTokenizer::intl), "intl");
  EXPECT_EQ(to_text(BleuTokenizer::char_), "char");
  EXPECT_EQ(to_text(BleuTokenizer::none), "none");
}

}  // namespace
}  // namespace regard
