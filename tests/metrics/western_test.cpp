#include "metrics/western.h"

#include <gtest/gtest.h>

namespace regard::metrics {
namespace {

std::string unescaped(std::string text) {
  unescape_entities(text);
  return text;
}

// What the substitutions of mteval-v13a.pl make of them as regular expressions in Python.
TEST(Western, UnescapesInOrder) {
  EXPECT_EQ(unescaped("&quot;a&quot; &lt;b&gt;"), "\"a\" <b>");
  EXPECT_EQ(unescaped("&amp;lt;"), "<");
  EXPECT_EQ(unescaped("&nbsp; & fish"), "&nbsp; & fish");
}

TEST(Western, SpacesPunctuationButStopsCommasHyphensApostrophes) {
  EXPECT_EQ(space_punctuation("a!(b)"), "a !  ( b ) ");
  EXPECT_EQ(space_punctuation("it's x-y, z."), "it's   x-y,   z.");
  EXPECT_EQ(space_punctuation("é"), "é");
}

TEST(Western, NearDigitsStopsStayAndHyphensGo) {
  EXPECT_EQ(space_near_digits("3.5"), "3.5");
  EXPECT_EQ(space_near_digits("1,000 a,b"), "1,000 a  ,  b");
  EXPECT_EQ(space_near_digits("5.a"), "5 . a");
  EXPECT_EQ(space_near_digits("3-4 a-b"), "3 - 4 a-b");
  EXPECT_EQ(space_near_digits("a,,b"), "a  ,   , b");
}

}  // namespace
}  // namespace regard::metrics
