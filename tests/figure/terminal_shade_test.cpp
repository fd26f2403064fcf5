#include "figure/terminal_shade.h"

#include <gtest/gtest.h>

#include <limits>

namespace regard::figure {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::string glyphs(const TerminalStyle& style, const std::vector<double>& values) {
  std::string text;
  for (const double value : values) text += Shade({0, 1}, style).cell(value).glyph;
  return text;
}

TEST(TerminalShade, GlyphsGrowDenser) {
  TerminalStyle style;
  EXPECT_EQ(glyphs(style, {-1, 0, 0.19, 0.21, 0.5, 0.7, 0.81, 1, 9, nan}), "   ░▒▓███×");
  style.unicode = false;
  EXPECT_EQ(glyphs(style, {0, 0.11, 0.21, 0.31, 0.41, 0.51, 0.61, 0.71, 0.81, 0.91, 1, nan}),
            " .:-=+*#%@@?");
}

TEST(TerminalShade, ColoursAreGrounds) {
  TerminalStyle style;
  style.colours = TerminalColours::true_colour;
  const TextCell cell = Shade({0, 2}, style).cell(0.5);
  EXPECT_EQ(cell.glyph, " ");
  EXPECT_EQ(cell.ground, colours_of(Theme::dark).of_heat(0.25));
  EXPECT_EQ(Shade({0, 1}, style).cell(nan).glyph, "×");
  EXPECT_FALSE(Shade({0, 1}, style).cell(nan).ground);
  style.theme = Theme::light;
  EXPECT_EQ(Shade({0, 1}, style).cell(1).ground, colours_of(Theme::light).of_heat(1));
}

TEST(TerminalShade, HalvesAreInkOverGround) {
  TerminalStyle style;
  style.colours = TerminalColours::true_colour;
  const TextCell cell = Shade({0, 1}, style).halves(1, nan);
  EXPECT_EQ(cell.glyph, "▀");
  EXPECT_EQ(cell.ink, colours_of(Theme::dark).of_heat(1));
  EXPECT_EQ(cell.ground, colours_of(Theme::dark).muted);
}

}  // namespace
}  // namespace regard::figure
