#include "figure/raster.h"

#include <gtest/gtest.h>

namespace regard::figure {
namespace {

const Pen star{{255, 0, 0}, '*'};

std::string text(const Raster& raster) {
  TextGrid grid(20);
  raster.draw_to(grid, 0, 0);
  return grid.encode(TerminalColours::none);
}

TEST(Raster, EveryDotHasItsBit) {
  const char* glyphs[4][2] = {{"⠁", "⠈"}, {"⠂", "⠐"}, {"⠄", "⠠"}, {"⡀", "⢀"}};
  for (int y = 0; y < 4; ++y)
    for (int x = 0; x < 2; ++x) {
      Raster raster(1, 1, true);
      raster.dot(x, y, star);
      EXPECT_EQ(text(raster), std::string(glyphs[y][x]) + "\n");
    }
}

TEST(Raster, DotsOfACellAddUp) {
  Raster raster(1, 2, true);
  for (int x = 0; x < 3; ++x)
    for (int y = 0; y < 4; ++y) raster.dot(x, y, star);
  EXPECT_EQ(text(raster), "⣿⡇\n");
}

TEST(Raster, OutsideIsNotDrawn) {
  Raster raster(1, 1, true);
  for (const auto& [x, y] : {std::pair{-1, 0}, {0, -1}, {2, 0}, {0, 4}}) raster.dot(x, y, star);
  EXPECT_EQ(text(raster), "");
}

TEST(Raster, LinesHoldBothEnds) {
  Raster raster(2, 4, true);
  int phase = 0;
  raster.line({0, 7, 7, 0}, star, phase);
  EXPECT_EQ(text(raster), "  ⡠⠊\n⡠⠊\n");
  EXPECT_EQ(phase, 7);
}

TEST(Raster, ALineToItselfIsADot) {
  Raster raster(1, 1, true);
  int phase = 0;
  raster.line({1, 1, 1, 1}, star, phase);
  EXPECT_EQ(text(raster), "⠐\n");
}

TEST(Raster, DashesGoOnFromPieceToPiece) {
  Raster whole(1, 12, true), pieces(1, 12, true);
  int phase = 0;
  whole.line({0, 0, 23, 0, true}, star, phase);
  EXPECT_EQ(text(whole), "⠉⠁ ⠉⠁ ⠉⠁ ⠉⠁\n");
  phase = 0;
  pieces.line({0, 0, 10, 0, true}, star, phase);
  pieces.line({10, 0, 23, 0, true}, star, phase);
  EXPECT_EQ(text(pieces), text(whole));
}

TEST(Raster, LettersHaveOneDotToACell) {
  Raster raster(2, 3, false);
  EXPECT_EQ(raster.width(), 3);
  EXPECT_EQ(raster.height(), 2);
  int phase = 0;
  raster.line({0, 0, 2, 0}, {{}, '+'}, phase);
  raster.dot(1, 1, star);
  raster.dot(2, 0, star);  // the last one stays
  EXPECT_EQ(text(raster), "++*\n *\n");
}

TEST(Raster, SeriesDifferInColourAndLetter) {
  const TerminalStyle style;
  EXPECT_NE(pen_of(0, style).letter, pen_of(1, style).letter);
  EXPECT_NE(pen_of(0, style).colour, pen_of(1, style).colour);
  EXPECT_EQ(pen_of(0, style).letter, pen_of(8, style).letter);
}

}  // namespace
}  // namespace regard::figure
