#include "metrics/characters.h"

#include <gtest/gtest.h>

namespace regard::metrics {
namespace {

using Views = std::vector<std::string_view>;

TEST(Characters, SplitKnowsUnicodeWhiteSpace) {
  EXPECT_EQ(split(" a\t\u00a0b\u3000\u2028c\u0085"), (Views{"a", "b", "c"}));
  EXPECT_EQ(split("a\u200bb"), (Views{"a\u200bb"}));  // a zero-width space is no white space
  EXPECT_TRUE(split(" \n").empty());
  EXPECT_EQ(join_words("  a \u1680 b "), "a b");
}

TEST(Characters, StripRight) {
  EXPECT_EQ(strip_right(" a é\u00a0\u3000 \n"), " a é");
  EXPECT_EQ(strip_right("\u2003\x1f"), "");
  EXPECT_EQ(strip_right("a\xA0"), "a\xA0");  // half a no-break space
}

TEST(Characters, Categories) {
  EXPECT_TRUE(is_punctuation(U'«') && is_punctuation(U'_') && !is_punctuation(U'$'));
  EXPECT_TRUE(is_symbol(U'$') && is_symbol(U'😀') && !is_symbol(U'!'));
  EXPECT_TRUE(is_number(U'½') && is_number(U'Ⅷ') && is_number(U'٣') && !is_number(U'a'));
}

TEST(Characters, ReplaceAllGoesOnceFromLeftToRight) {
  std::string text = "aaa b";
  replace_all(text, "aa", "a");
  EXPECT_EQ(text, "aa b");
}

}  // namespace
}  // namespace regard::metrics
