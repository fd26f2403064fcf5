#include "regard/figure/terminal.h"

#include <gtest/gtest.h>

#include <limits>
#include <sstream>

#include "base/scratch.h"
#include "figure/labels.h"

namespace regard {
namespace {

using testing::error_of;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double most = std::numeric_limits<double>::max();

Panel map(const std::string& title, double value = 1) {
  return {title, "", "", HeatMap{1, 2, {0, value}}};
}

TerminalStyle of_width(int width) {
  TerminalStyle style;
  style.width = width;
  return style;
}

TEST(Terminal, PanelsStandBesideEachOther) {
  EXPECT_EQ(to_terminal({"maps", {map("a"), map("b")}, 2, false, true}, of_width(25)),
            "maps\n"
            "\n"
            "a             b\n"
            "0   ██        0   ██\n"
            "  0 1           0 1\n"
            "\n"
            "0     ░░░▒▒▒▒▓▓▓████ 1.00\n");
}

TEST(Terminal, PanelsThatDoNotFitStandBelow) {
  EXPECT_EQ(to_terminal({"", {map("a"), map("b")}, 2, false, true}, of_width(15)),
            "a\n"
            "0   ██\n"
            "  0 1\n"
            "\n"
            "b\n"
            "0   ██\n"
            "  0 1\n"
            "\n"
            "0   ░▒▒▓██ 1.00\n");
}

TEST(Terminal, FewerInARowAreSpreadEvenly) {
  const std::string text =
      to_terminal({"", {map("a"), map("b"), map("c"), map("d")}, 4, false, true}, of_width(30));
  EXPECT_NE(text.find("a               b\n"), std::string::npos) << text;
  EXPECT_NE(text.find("c               d\n"), std::string::npos) << text;
}

TEST(Terminal, EachMapHasItsBarUnlessShared) {
  const std::string text = to_terminal({"", {map("", 1), map("", 5)}}, of_width(60));
  EXPECT_NE(text.find("████ 1.00\n"), std::string::npos) << text;
  EXPECT_NE(text.find("████ 5.00\n"), std::string::npos) << text;
}

TEST(Terminal, ACommonLegendStandsOnce) {
  const Panel panel{"p", "", "", Marks{Curve{{0, 1}, {0, 1}, "fit"}, Dots{{0}, {1}, "data"}}};
  const std::string text = to_terminal({"", {panel, panel}, 2}, of_width(80));
  EXPECT_EQ(text.find("** fit   oo data\n\np"), 0u) << text;
  EXPECT_EQ(text.find("fit", 5), std::string::npos);
  EXPECT_EQ(to_terminal({"", {panel}}, of_width(80)).find("p\n** fit   oo data\n"), 0u);
}

TEST(Terminal, RefusesWhatDoesNotFitTogether) {
  EXPECT_EQ(error_of([] { to_terminal({}); }), "a figure needs a panel");
}

/// All that could go wrong.
const Figure edges{
    "Édges 漢字 😀 \xFF",
    {Panel{},
     {"one", "x", "y", Marks{Curve{{3}, {5}, "série"}, Dots{{3}, {5}, "漢字"}}},
     {"equal", "", "", Marks{Curve{{0, 1}, {5, 5}}}},
     {"gaps", "", "", Marks{Curve{{0, nan, 2}, {1, 2, nan}}}},
     {"huge", "", "", Marks{Curve{{-most, 0, most}, {-1e300, 0, 1e300}, "", true}}},
     {"bars", "", "", Marks{Bars{{-most, 0, most}, {1e300, nan}, "", true}, Bars{{}, {}}}},
     {"empty", "x", "y", HeatMap{0, 5, {}}},
     {"gaps", "", "", HeatMap{1, 3, {nan, most, -most}, {"漢字漢字漢字漢字"}, {"", "\n", "é"}}},
     {"wide", "", "", HeatMap{2, 90, std::vector<double>(180, 1)}},
     {"words", "", "",
      HeatMap{1, 40, std::vector<double>(40), {"l"}, std::vector<std::string>(40, "mot")}}},
    3};

TEST(Terminal, NoLineIsWiderThanTheTerminal) {
  for (int width = 1; width < 130; width += width < 40 ? 1 : 13)
    for (const bool unicode : {true, false}) {
      TerminalStyle style = of_width(width);
      style.unicode = unicode;
      std::istringstream lines(to_terminal(edges, style));
      for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(figure::column_count(line), width) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
        EXPECT_TRUE(unicode || line == figure::ascii_text(line)) << line;
      }
    }
}

TEST(Terminal, ColoursChangeNoPlaces) {
  TerminalStyle style = of_width(60);
  const Figure one{"", {{"", "", "", Marks{Curve{{0, 1}, {0, 1}}}}}};
  const std::string plain = to_terminal(one, style);
  style.colours = TerminalColours::true_colour;
  std::string coloured = to_terminal(one, style);
  EXPECT_NE(coloured.find("\x1b[38;2;"), std::string::npos);
  for (std::size_t at; (at = coloured.find('\x1b')) != std::string::npos;)
    coloured.erase(at, coloured.find('m', at) + 1 - at);
  EXPECT_EQ(coloured, plain);
}

TEST(Terminal, LinksAreTheMapOfTheirMean) {
  const Links links{{"le", "chat"}, {"the", "cat"}, {{{1, 0, 0, 1}, "one"}, {{1, 0, 1, 0}, "two"}}};
  HeatMap mean{2, 2, {1, 0, 0.5, 0.5}, links.left, links.right, 0.0, 1.0};
  EXPECT_EQ(to_terminal({"", {{"", "x", "y", links}}}, of_width(40)),
            to_terminal({"", {{"", "x", "y", mean}}}, of_width(40)));
  EXPECT_NE(to_terminal({"", {{"", "", "", Links{}}}}).find("no data"), std::string::npos);
}

}  // namespace
}  // namespace regard
