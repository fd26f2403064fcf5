#include "figure/terminal_plot.h"

#include <gtest/gtest.h>

namespace regard::figure {
namespace {

std::string drawn(const Panel& panel, int width, const TerminalStyle& style,
                  const Scales& scales = {{0, 4}, {0, 2}, {}}) {
  return plot_grid(panel, scales, width, style).encode(TerminalColours::none);
}

const Panel slope{"", "x", "y", Marks{Curve{{0, 4}, {0, 2}}}};

TEST(TerminalPlot, InBraille) {
  EXPECT_EQ(drawn(slope, 18, {}),
            "y\n"
            "2┤             ⢀⠔⠊\n"
            " │          ⢀⡠⠊⠁\n"
            " │        ⡠⠔⠁\n"
            "1┤     ⢀⠔⠊\n"
            " │  ⢀⡠⠊⠁\n"
            "0┤⡠⠔⠁\n"
            " └┬───────┬──────┬\n"
            "  0       2      4\n"
            "         x\n");
}

TEST(TerminalPlot, InAscii) {
  TerminalStyle style;
  style.unicode = false;
  EXPECT_EQ(drawn(slope, 12, style),
            "y\n"
            "2+         *\n"
            " |       **\n"
            " |     **\n"
            "1+   **\n"
            " | **\n"
            "0+*\n"
            " ++----+---+\n"
            "  0    2   4\n"
            "      x\n");
}

TEST(TerminalPlot, BrailleNeedsUnicodeAndColoursForSeveral) {
  const Panel two{"", "", "", Marks{Curve{{}, {}}, Dots{{}, {}}}};
  TerminalStyle style;
  EXPECT_TRUE(uses_braille(slope, style));
  EXPECT_FALSE(uses_braille(two, style));
  style.colours = TerminalColours::palette256;
  EXPECT_TRUE(uses_braille(two, style));
  style.unicode = false;
  EXPECT_FALSE(uses_braille(slope, style));
}

TEST(TerminalPlot, SaysThatThereIsNothing) {
  EXPECT_NE(drawn({}, 30, {}).find("no data"), std::string::npos);
  EXPECT_EQ(drawn(slope, 30, {}).find("no data"), std::string::npos);
}

TEST(TerminalPlot, NumbersKeepApart) {
  for (int width = 14; width < 120; ++width) {
    const std::string text = drawn(slope, width, {}, {{-1e6, 1e6}, {0, 2}, {}});
    const std::string last = text.substr(0, text.find_last_of("x"));
    EXPECT_EQ(last.find("000-"), std::string::npos) << width;
    EXPECT_EQ(last.find("0000"), std::string::npos) << width;
  }
}

}  // namespace
}  // namespace regard::figure
