#include "figure/labels.h"

#include <gtest/gtest.h>

namespace regard::figure {
namespace {

using std::string_literals::operator""s;

TEST(Labels, DrawableTextIsOneLineOfUtf8) {
  EXPECT_EQ(drawable_text("a\nb\tc\0d"s), "a b c d");
  EXPECT_EQ(drawable_text("\xFF\xC3"), "\uFFFD\uFFFD");
  EXPECT_EQ(drawable_text("a\u2028b"), "a b");
  EXPECT_EQ(drawable_text("e\u0301te\u0301"), "été");
  EXPECT_EQ(drawable_text("漢字 😀"), "漢字 😀");
}

TEST(Labels, AsciiComesClose) {
  EXPECT_EQ(ascii_text("Où est l’élève ?"), "Ou est l'eleve ?");
  EXPECT_EQ(ascii_text("«œuf» – Straße"), "\"oeuf\" - Strasse");
  EXPECT_EQ(ascii_text("漢😀"), "??");
  EXPECT_EQ(ascii_text("\xFF"), "?");
}

TEST(Labels, WideCharactersTakeTwoColumns) {
  EXPECT_EQ(column_count("été"), 3);
  EXPECT_EQ(column_count("漢字"), 4);
  EXPECT_EQ(column_count("e\u0301"), 1);
  EXPECT_EQ(column_count(U'\u0301'), 0);
  EXPECT_EQ(column_count(""), 0);
}

TEST(Labels, ShortenedFits) {
  EXPECT_EQ(shortened("gouvernement", 12), "gouvernement");
  EXPECT_EQ(shortened("gouvernement", 5), "gouv…");
  EXPECT_EQ(shortened("漢字漢字", 6), "漢字…");  // half a character is none
  EXPECT_EQ(shortened("gare", 3, "."), "ga.");
  EXPECT_EQ(shortened("gare", 1), "…");
  EXPECT_EQ(shortened("gare", 0), "");
}

}  // namespace
}  // namespace regard::figure
