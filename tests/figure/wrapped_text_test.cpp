#include <gtest/gtest.h>

#include "regard/figure/terminal.h"

namespace regard {
namespace {

TEST(WrappedText, BreaksBetweenWords) {
  EXPECT_EQ(wrapped_text("où est la gare ?", {.width = 9}), "où est la\ngare ?\n");
  EXPECT_EQ(wrapped_text("où est la gare ?", {.width = 8}), "où est\nla gare\n?\n");
  EXPECT_EQ(wrapped_text("où est la gare ?", {.width = 80}), "où est la gare ?\n");
  EXPECT_EQ(wrapped_text("", {.width = 8}), "\n");
}

TEST(WrappedText, IndentsAllLinesButTheFirst) {
  EXPECT_EQ(wrapped_text("a bb ccc dd", {.width = 6}, 2), "a bb\n  ccc\n  dd\n");
  EXPECT_EQ(wrapped_text("a b", {.width = 2}, 7), "a\n b\n") << "a column is left for the text";
}

TEST(WrappedText, CutsWordsThatNoLineHolds) {
  EXPECT_EQ(wrapped_text("à anticonstitution", {.width = 6}), "à\nantico\nnstitu\ntion\n");
  EXPECT_EQ(wrapped_text("abcdef", {.width = 4}, 2), "abcd\n  ef\n");
  EXPECT_EQ(wrapped_text("漢字漢", {.width = 5}), "漢字\n漢\n");
  EXPECT_EQ(wrapped_text("漢字", {.width = 1}), "漢\n字\n") << "wider than the terminal";
}

TEST(WrappedText, IsWhatTheTerminalCanShow) {
  EXPECT_EQ(wrapped_text("a\x1b[31mb\nc\xFF", {.width = 80}), "a [31mb c\uFFFD\n");
  EXPECT_EQ(wrapped_text("élève", {.width = 80, .unicode = false}), "eleve\n");
}

}  // namespace
}  // namespace regard
