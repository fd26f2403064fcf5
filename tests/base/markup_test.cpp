#include "regard/base/markup.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

TEST(EscapeMarkup, LeavesNothingThatATagOrAnAttributeWouldEndAt) {
  EXPECT_EQ(escape_markup("<a href=\"x\">R&D's</a>"),
            "&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/a&gt;");
  EXPECT_EQ(escape_markup("où est 😀\n\tl’été"), "où est 😀\n\tl’été");
  EXPECT_EQ(escape_markup(""), "");
}

TEST(EscapeMarkup, ReplacesWhatXmlDoesNotKnow) {
  EXPECT_EQ(escape_markup(std::string("a\0b\x1b", 4)), "a\uFFFDb\uFFFD");
  EXPECT_EQ(escape_markup("\xC3("), "\uFFFD(");
  EXPECT_EQ(escape_markup("\xEF\xBF\xBF"), "\uFFFD");
}

}  // namespace
}  // namespace regard
