#include "figure/terminal_legend.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace regard::figure {
namespace {

const Legend legend{
    {"fit", Swatch::line, 0}, {"vérité", Swatch::dashes, 1}, {"data", Swatch::dots, 2}};

std::string drawn(int width, bool braille, TerminalColours colours = TerminalColours::none) {
  return legend_grid(legend, width, braille, {}).encode(colours);
}

TEST(TerminalLegend, ShowsSwatches) {
  EXPECT_EQ(drawn(40, true), "── fit   ╌╌ vérité   •• data\n");
  EXPECT_EQ(drawn(40, false), "** fit   oo vérité   ++ data\n");
}

TEST(TerminalLegend, GoesOnBelow) {
  EXPECT_EQ(drawn(18, true), "── fit   ╌╌ vérité\n•• data\n");
  EXPECT_EQ(drawn(17, true), "── fit\n╌╌ vérité\n•• data\n");
  EXPECT_EQ(drawn(7, true), "── fit\n╌╌ vér…\n•• data\n");
  EXPECT_EQ(drawn(2, true), "──\n╌╌\n••\n");
}

TEST(TerminalLegend, SwatchesHaveTheirColours) {
  const Colour first = colours_of(Theme::dark).of_series(0);
  EXPECT_EQ(drawn(40, true, TerminalColours::true_colour)
                .find(fmt::format("\x1b[38;2;{};{};{}m──\x1b[0m fit", first.red, first.green,
                                  first.blue)),
            0u);
}

}  // namespace
}  // namespace regard::figure
