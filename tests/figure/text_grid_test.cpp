#include "figure/text_grid.h"

#include <gtest/gtest.h>

namespace regard::figure {
namespace {

constexpr Colour red = {255, 0, 0}, blue = {0, 0, 255};

std::string plain(const TextGrid& grid) { return grid.encode(TerminalColours::none); }

TEST(TextGrid, HoldsTextAtItsPlace) {
  TextGrid grid(8);
  grid.put(1, 2, "été");
  grid.put(0, 7, "x");
  EXPECT_EQ(plain(grid), "       x\n  été\n");
  EXPECT_EQ(grid.rows(), 2);
}

TEST(TextGrid, CutsWhatStandsBeyond) {
  TextGrid grid(3);
  grid.put(0, 1, "abc");
  grid.put(1, -1, "abc");
  grid.put(-1, 0, "abc");
  EXPECT_EQ(plain(grid), " ab\nbc\n");
}

TEST(TextGrid, WideCharactersTakeTwoColumns) {
  TextGrid grid(5);
  grid.put(0, 0, "漢字x");
  EXPECT_EQ(plain(grid), "漢字x\n");
  grid.put(0, 1, "-");  // over the right half of the first
  EXPECT_EQ(plain(grid), " -字x\n");
  grid.put(0, 2, "-");  // over the left half of the second
  EXPECT_EQ(plain(grid), " -- x\n");
  grid.put(1, 4, "漢");  // half of it has no room
  grid.put(1, 3, "|");
  EXPECT_EQ(plain(grid), " -- x\n   |\n");
}

TEST(TextGrid, AccentsJoinTheirLetters) {
  TextGrid grid(3);
  grid.put(0, 0, "x\u0301y");
  EXPECT_EQ(plain(grid), "x\u0301y\n");
}

TEST(TextGrid, GridsStandInGrids) {
  TextGrid inner(3), outer(6);
  inner.put(0, 0, "ab");
  inner.put(1, 1, "漢");
  outer.put(1, 2, inner);
  EXPECT_EQ(plain(outer), "\n  ab\n   漢\n");
}

TEST(TextGrid, ColoursBeginAndEndWhereTheyChange) {
  TextGrid grid(5);
  grid.put(0, 0, "ab", red);
  grid.put(0, 2, "c");
  grid.put(0, 3, TextCell{" ", std::nullopt, blue});
  EXPECT_EQ(grid.encode(TerminalColours::true_colour),
            "\x1b[38;2;255;0;0mab\x1b[0mc\x1b[48;2;0;0;255m \x1b[0m\n");
  EXPECT_EQ(grid.encode(TerminalColours::palette256),
            "\x1b[38;5;196mab\x1b[0mc\x1b[48;5;21m \x1b[0m\n");
  EXPECT_EQ(plain(grid), "abc\n");
}

TEST(TextGrid, TextWithoutUnicodeIsAscii) {
  TerminalStyle style;
  EXPECT_EQ(terminal_text("été\n", style), "été ");
  EXPECT_EQ(fitted_text("élève", 4, style), "élè…");
  style.unicode = false;
  EXPECT_EQ(terminal_text("été", style), "ete");
  EXPECT_EQ(fitted_text("élève", 4, style), "ele.");
}

}  // namespace
}  // namespace regard::figure
