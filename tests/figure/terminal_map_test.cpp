#include "figure/terminal_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <sstream>

namespace regard::figure {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr Scales unit{{}, {}, {0, 1}};

std::string drawn(const HeatMap& map, int width, const TerminalStyle& style = {}) {
  return map_grid({"", "", "", map}, unit, width, style).encode(style.colours);
}

TEST(TerminalMap, WordsStandOverTheirColumns) {
  const HeatMap map{2, 3, {1, 0, 0.3, 0, 0.5, 0.7}, {"Where", "is"}, {"Où", "est", "là"}};
  EXPECT_EQ(drawn(map, 30),
            "       Où est  là\n"
            "Where ████    ░░░░\n"
            "   is     ▒▒▒▒▓▓▓▓\n");
}

TEST(TerminalMap, WordsThatDoNotFitStandUpright) {
  const HeatMap map{1, 3, {1, 0, 1}, {"is"}, {"Où", "est", "漢a"}};
  EXPECT_EQ(drawn(map, 10),
            "     e\n"
            "   O s 漢\n"
            "   ù t a\n"
            "is ██  ██\n");
}

TEST(TerminalMap, ColumnsThatDoNotFitGoOnBelow) {
  const HeatMap map{2, 3, {1, 0, 0.5, 0, 1, 0.5}, {"a", "b"}, {"x", "y", "z"}};
  EXPECT_EQ(drawn(map, 7),
            "  x y\n"
            "a ██\n"
            "b   ██\n"
            "\n"
            "  z\n"
            "a ▒▒\n"
            "b ▒▒\n");
}

TEST(TerminalMap, NumbersStandIn) {
  EXPECT_EQ(drawn({2, 2, {1, 0, nan, 0.5}}, 20),
            "0 ██\n"
            "1 ××▒▒\n"
            "  0 1\n");
}

TEST(TerminalMap, NumbersKeepApart) {
  const std::string text = drawn({1, 14000, std::vector<double>(14000)}, 58);
  std::istringstream numbers(text.substr(text.find('\n')));
  int count = 0;
  for (std::string number; numbers >> number; ++count) EXPECT_LE(number.size(), 6u) << number;
  EXPECT_GT(count, 4);
}

TEST(TerminalMap, AxesAreNamedAbove) {
  const Panel panel{"", "source", "cible", HeatMap{1, 1, {1}}};
  EXPECT_EQ(map_grid(panel, unit, 30, {}).encode(TerminalColours::none),
            "↓ cible  → source\n0 ██\n  0\n");
  TerminalStyle ascii;
  ascii.unicode = false;
  EXPECT_EQ(map_grid(panel, unit, 30, ascii).encode(TerminalColours::none),
            "down: cible  across: source\n0 @@\n  0\n");
}

TEST(TerminalMap, NothingSaysSo) {
  EXPECT_EQ(drawn({0, 3, {}}, 30), "no data\n");
  EXPECT_EQ(drawn({3, 0, {}}, 30), "no data\n");
}

TEST(TerminalMap, LargeMapsTakeHalfLines) {
  TerminalStyle style;
  style.colours = TerminalColours::true_colour;
  const HeatMap map{20, 30, std::vector<double>(600, 0.5)};
  EXPECT_EQ(map_grid({"", "", "", map}, unit, 60, style).rows(), 10 + 1);
  EXPECT_EQ(map_grid({"", "", "", map}, unit, 60, {}).rows(), 20 + 1);
}

TEST(TerminalMap, LargerOnesAreMadeSmaller) {
  TerminalStyle style;
  style.colours = TerminalColours::palette256;
  for (const TerminalStyle& shown : {style, TerminalStyle{}}) {
    const HeatMap map{500, 400, std::vector<double>(200000, 0.5)};
    const TextGrid grid = map_grid({"", "", "", map}, unit, 60, shown);
    EXPECT_EQ(grid.rows(), 48 + 1);
    EXPECT_NE(grid.encode(TerminalColours::none).find("400"), std::string::npos);
  }
}

TEST(TerminalMap, AnOddRowHasItsLineToItself) {
  TerminalStyle style;
  style.colours = TerminalColours::true_colour;
  const HeatMap map{19, 1, std::vector<double>(19, 0.5)};
  const std::string text = drawn(map, 60, style);
  EXPECT_EQ(std::ranges::count(text, '\n'), 10 + 1);
  int halves = 0;
  for (std::size_t at = 0; (at = text.find("▀", at)) != std::string::npos; ++at) ++halves;
  EXPECT_EQ(halves, 9);
}

TEST(TerminalMap, TheBarGoesFromTheLowestUp) {
  EXPECT_EQ(colour_bar_grid({0, 0.5}, 60, {}).encode(TerminalColours::none),
            "0     ░░░░▒▒▒▒▓▓▓▓████ 0.500\n");
  EXPECT_EQ(colour_bar_grid({0, 0.5}, 13, {}).encode(TerminalColours::none), "0  ░▒▓█ 0.500\n");
}

}  // namespace
}  // namespace regard::figure
