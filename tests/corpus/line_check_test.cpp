#include "corpus/line_check.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

// `text` as it stands in the source, NULs included.
template <size_t N>
std::string bytes(const char (&text)[N]) {
  return {text, N - 1};
}

std::string what(const std::string& line) {
  const auto trouble = find_trouble(line, false, CorpusOptions{});
  return trouble ? trouble->what : "";
}

TEST(LineCheck, AcceptsText) {
  EXPECT_EQ(what(""), "");
  EXPECT_EQ(what("Go.\tVa !"), "");
  EXPECT_EQ(what("\xC3\xA9\xF0\x9F\x98\x80\xC2\xA0"), "");
}

TEST(LineCheck, FindsEveryControlCharacter) {
  for (int c = 0; c < 0x20; ++c) {
    const std::string line = std::string("ab") + static_cast<char>(c) + "d";
    EXPECT_EQ(what(line).empty(), c == '\t') << c;
  }
  EXPECT_EQ(what(bytes("a\0b")), "control character U+0000 at byte 2");
  EXPECT_EQ(what("abc\x7F"), "control character U+007F at byte 4");
}

TEST(LineCheck, FindsInvalidUtf8) {
  EXPECT_EQ(what("caf\xE9"), "invalid UTF-8 at byte 4");        // Latin-1
  EXPECT_EQ(what("\xC0\x80"), "invalid UTF-8 at byte 1");       // overlong NUL
  EXPECT_EQ(what("a\xED\xA0\x80"), "invalid UTF-8 at byte 2");  // a surrogate
}

TEST(LineCheck, TooLongIsAllThatIsSaidOfACutLine) {
  CorpusOptions options;
  options.max_line_bytes = 77;
  const auto trouble = find_trouble("cut within \xC3", true, options);
  ASSERT_TRUE(trouble);
  EXPECT_EQ(trouble->count, &LoadReport::too_long);
  EXPECT_EQ(trouble->what, "longer than 77 bytes (max-line-bytes)");
}

TEST(LineCheck, BlankIsWhatShowsNothing) {
  EXPECT_TRUE(is_blank(""));
  EXPECT_TRUE(is_blank(" \t "));
  EXPECT_TRUE(is_blank("\xC2\xA0\xE2\x80\xAF\xE3\x80\x80"));  // no-break, narrow, ideographic
  EXPECT_TRUE(is_blank("\xE2\x80\x8B\xEF\xBB\xBF"));          // zero-width space, byte-order mark
  EXPECT_FALSE(is_blank("  ."));
  EXPECT_FALSE(is_blank("\xC2\xA0\xC3\xA9"));
  EXPECT_FALSE(is_blank("\xFF"));
}

TEST(LineCheck, TellsWhichSideIsEmpty) {
  EXPECT_FALSE(find_trouble("a", "b"));
  EXPECT_EQ(find_trouble(" ", "")->count, &LoadReport::blank);
  EXPECT_EQ(find_trouble(" ", "b")->what, "the source is empty");
  EXPECT_EQ(find_trouble("a", " ")->what, "the target is empty");
  EXPECT_EQ(find_trouble("a", " ")->count, &LoadReport::one_side_empty);
}

TEST(LineCheck, ReadsAnyTwoColumns) {
  CorpusOptions options;
  options.source_column = 2;
  options.target_column = 4;
  Columns columns;
  EXPECT_FALSE(read_columns("a\tb\tc\td", options, columns));
  EXPECT_EQ(columns.source, "b");
  EXPECT_EQ(columns.target, "d");
  EXPECT_FALSE(columns.extra);
  EXPECT_FALSE(read_columns("a\tb\tc\td\t", options, columns));
  EXPECT_EQ(columns.target, "d");
  EXPECT_TRUE(columns.extra);
  EXPECT_FALSE(read_columns("\t\t\t", options, columns));
  EXPECT_EQ(columns.source, "");
  const auto trouble = read_columns("a\tb", options, columns);
  ASSERT_TRUE(trouble);
  EXPECT_EQ(trouble->count, &LoadReport::missing_column);
  EXPECT_EQ(trouble->what, "no column 3 (tabs are what sets columns apart)");
  EXPECT_EQ(read_columns(" ", options, columns)->count, &LoadReport::blank);
}

}  // namespace
}  // namespace regard
