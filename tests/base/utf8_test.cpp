#include "regard/base/utf8.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

using std::string_literals::operator""s;
constexpr size_t valid = std::string_view::npos;

TEST(Utf8, AcceptsEveryCodePoint) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code == 0xD800) code = 0xE000;
    const std::u32string one(1, code);
    const std::string bytes = encode_utf8(one);
    ASSERT_EQ(find_invalid_utf8(bytes), valid) << static_cast<uint32_t>(code);
    ASSERT_EQ(decode_utf8(bytes), one) << static_cast<uint32_t>(code);
  }
}

TEST(Utf8, EncodesAsTheStandardSays) {
  EXPECT_EQ(encode_utf8(U"a\u00e9\u20ac\U0001F600"), "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
  EXPECT_EQ(encode_utf8(U"\u007f\u0080\u07ff\u0800\uffff\U00010000\U0010FFFF"),
            "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
}

TEST(Utf8, EncodesWhatIsNoCodePointAsReplacement) {
  EXPECT_EQ(encode_utf8(std::u32string{0xD800, 0x110000}), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Utf8, FindsTheFirstInvalidByte) {
  EXPECT_EQ(find_invalid_utf8(""), valid);
  EXPECT_EQ(find_invalid_utf8("\0"s), valid);
  EXPECT_EQ(find_invalid_utf8("0123456789\xE9t\xE9"), 10u);  // Latin-1.
  EXPECT_EQ(find_invalid_utf8("01234567\x80"), 8u);          // A tail without a lead.
  EXPECT_EQ(find_invalid_utf8("0123456\xC3\xA9\xFF"), 9u);   // After a character over two blocks.
}

TEST(Utf8, RefusesWhatTheStandardForbids) {
  EXPECT_EQ(find_invalid_utf8("\xC0\xAF"), 0u);  // Overlong in two bytes,
  EXPECT_EQ(find_invalid_utf8("\xC1\xBF"), 0u);
  EXPECT_EQ(find_invalid_utf8("\xE0\x9F\xBF"), 0u);      // in three,
  EXPECT_EQ(find_invalid_utf8("\xF0\x8F\xBF\xBF"), 0u);  // in four.
  EXPECT_EQ(find_invalid_utf8("\xED\xA0\x80"), 0u);      // Surrogates, first
  EXPECT_EQ(find_invalid_utf8("\xED\xBF\xBF"), 0u);      // and last.
  EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0u);  // Past U+10FFFF.
  EXPECT_EQ(find_invalid_utf8("\xF5\x80\x80\x80"), 0u);
  EXPECT_EQ(find_invalid_utf8("ab\xE2\x82"), 2u);  // Cut off at the end.
  EXPECT_EQ(find_invalid_utf8("\xE2\x82z"), 0u);
  EXPECT_EQ(find_invalid_utf8("\xC3"), 0u);
}

TEST(Utf8, DecodesInvalidBytesOneByOne) {
  EXPECT_EQ(decode_utf8("a\xE2\x82z\xFF"), U"a\uFFFD\uFFFDz\uFFFD");
  EXPECT_EQ(decode_utf8(""), U"");
}

TEST(Utf8, OffsetsAreWhereCharactersBegin) {
  EXPECT_EQ(utf8_offsets("a\xC3\xA9\xF0\x9F\x98\x80!"), (std::vector<size_t>{0, 1, 3, 7, 8}));
  EXPECT_EQ(utf8_offsets("\xE2\x82"), (std::vector<size_t>{0, 1, 2}));
  EXPECT_EQ(utf8_offsets(""), (std::vector<size_t>{0}));
}

}  // namespace
}  // namespace regard
