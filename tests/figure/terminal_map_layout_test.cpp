#include "figure/terminal_map_layout.h"

#include <gtest/gtest.h>

namespace regard::figure {
namespace {

using Words = std::vector<std::string>;

HeatMap map_of(std::size_t rows, std::size_t columns, Words row_names = {},
               Words column_names = {}) {
  return {rows, columns, std::vector<double>(rows * columns), std::move(row_names),
          std::move(column_names)};
}

TerminalStyle coloured() {
  TerminalStyle style;
  style.colours = TerminalColours::true_colour;
  return style;
}

TEST(TerminalMapLayout, NamesWidenTheCellsWhereThereIsRoom) {
  const HeatMap map = map_of(1, 2, {"gare"}, {"the", "station"});
  const MapLayout wide = lay_out(map, 21, {});
  EXPECT_EQ(wide.left, 5);
  EXPECT_EQ(wide.side, 8);
  EXPECT_FALSE(wide.upright);
  EXPECT_EQ(wide.name_lines(), 1);
  const MapLayout narrow = lay_out(map, 20, {});
  EXPECT_EQ(narrow.side, 2);
  EXPECT_TRUE(narrow.upright);
  EXPECT_EQ(narrow.name_lines(), 7);
  EXPECT_EQ(narrow.per_band, 7u);
}

TEST(TerminalMapLayout, NamesThatWouldTouchStandUpright) {
  const HeatMap map = map_of(1, 3, {"l"}, {"où", "et", "la"});
  EXPECT_FALSE(lay_out(map, 11, {}).upright);
  EXPECT_TRUE(lay_out(map, 10, {}).upright);
}

TEST(TerminalMapLayout, LongNamesAreCut) {
  const std::string word = "anticonstitutionnellement";
  const MapLayout layout = lay_out(map_of(1, 1, {word}, {word}), 30, {});
  EXPECT_EQ(layout.row_names[0], "anticonst…");
  EXPECT_EQ(layout.column_names[0], "anticonstitutio…");
  EXPECT_TRUE(layout.upright);
}

TEST(TerminalMapLayout, LargeMapsWithoutNamesAreFine) {
  EXPECT_TRUE(lay_out(map_of(17, 2), 80, coloured()).fine);
  EXPECT_EQ(lay_out(map_of(17, 2), 80, coloured()).side, 1);
  EXPECT_FALSE(lay_out(map_of(16, 2), 80, coloured()).fine);
  EXPECT_FALSE(lay_out(map_of(17, 2), 80, {}).fine);
  EXPECT_FALSE(lay_out(map_of(17, 1, {}, {"mot"}), 80, coloured()).fine);
}

TEST(TerminalMapLayout, OnlyMapsWithoutNamesAreMadeSmaller) {
  const MapLayout numbered = lay_out(map_of(100, 100), 23, {});
  EXPECT_EQ(numbered.cells.rows, 48u);
  EXPECT_EQ(numbered.cells.columns, 10u);
  EXPECT_EQ(numbered.row_numbers.back().text, "80");
  const MapLayout named = lay_out(map_of(100, 100, Words(100, "l"), Words(100, "mot")), 23, {});
  EXPECT_EQ(named.cells.rows, 100u);
  EXPECT_EQ(named.cells.columns, 100u);
  EXPECT_TRUE(named.row_numbers.empty());
}

TEST(TerminalMapLayout, TheNarrowestTerminalHasAColumn) {
  const MapLayout layout = lay_out(map_of(1, 3, {"mot"}), 1, {});
  EXPECT_EQ(layout.left, 0);
  EXPECT_EQ(layout.side, 1);
  EXPECT_EQ(layout.per_band, 1u);
}

}  // namespace
}  // namespace regard::figure
