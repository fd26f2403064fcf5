#include "figure/terminal_marks.h"

#include <gtest/gtest.h>

#include <limits>

namespace regard::figure {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Five columns for x from 0 to 4, three lines for y from 0 to 2.
std::string drawn(const Marks& marks, bool braille = false) {
  Raster raster(3, 5, braille);
  draw(marks, {{0, 4}, {0, 2}, {}}, raster, {});
  TextGrid grid(5);
  raster.draw_to(grid, 0, 0);
  return grid.encode(TerminalColours::none);
}

TEST(TerminalMarks, CurvesJoinTheirPoints) {
  EXPECT_EQ(drawn({Curve{{0, 2, 4}, {0, 2, 0}}}), "  *\n * *\n*   *\n");
}

TEST(TerminalMarks, CurvesBreakOffAtGaps) {
  EXPECT_EQ(drawn({Curve{{0, 1, 2, 3, 4}, {2, 2, nan, 2, 2}}}), "** **\n");
  EXPECT_EQ(drawn({Curve{{0, 2, 4}, {nan, 2, nan}}}), "  *\n");
}

TEST(TerminalMarks, LaterMarksLieOnTop) {
  EXPECT_EQ(drawn({Curve{{0, 4}, {2, 2}}, Dots{{1, nan, 3}, {2, 1, nan}}}), "*o***\n");
}

TEST(TerminalMarks, BarsStandOnZero) {
  EXPECT_EQ(drawn({Bars{{0, 2, 4}, {2, 1}}}), "**\n****\n****\n");
  EXPECT_EQ(drawn({Bars{{0, 2, 4}, {0.01, nan}}}), "");
}

TEST(TerminalMarks, BarsStandBesideEachOther) {
  EXPECT_EQ(drawn({Bars{{0, 4}, {2}}, Bars{{0, 4}, {1}}}), "**\n**oo\n**oo\n");
}

TEST(TerminalMarks, HatchedBarsHaveEveryOtherDot) {
  const std::string full = drawn({Bars{{0, 4}, {2}}}, true);
  const std::string hatched = drawn({Bars{{0, 4}, {2}, "", true}}, true);
  EXPECT_NE(full.find("⣿⣿⣿"), std::string::npos);
  EXPECT_NE(hatched.find("⢕⢕"), std::string::npos) << hatched;
  // Letters are too few for that.
  EXPECT_EQ(drawn({Bars{{0, 4}, {2}, "", true}}), drawn({Bars{{0, 4}, {2}}}));
}

}  // namespace
}  // namespace regard::figure
