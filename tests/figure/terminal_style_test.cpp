#include <gtest/gtest.h>

#include <cstdio>
#include <map>

#include "regard/figure/terminal.h"

namespace regard {
namespace {

TerminalStyle style_of(const std::map<std::string, std::string>& variables,
                       std::optional<int> width = 100) {
  const auto environment = [&](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  };
  return terminal_style_of(environment, width);
}

TEST(TerminalStyle, ColoursAreWhatTheTerminalSays) {
  using enum TerminalColours;
  EXPECT_EQ(style_of({{"TERM", "xterm-256color"}}).colours, palette256);
  EXPECT_EQ(style_of({{"TERM", "xterm"}, {"COLORTERM", "truecolor"}}).colours, true_colour);
  EXPECT_EQ(style_of({{"TERM", "xterm"}, {"COLORTERM", "24bit"}}).colours, true_colour);
  EXPECT_EQ(style_of({{"TERM", "xterm-direct"}}).colours, true_colour);
  EXPECT_EQ(style_of({{"TERM", "xterm"}}).colours, none);
  EXPECT_EQ(style_of({{"TERM", "xterm"}, {"COLORTERM", "yes"}}).colours, none);
  EXPECT_EQ(style_of({{"TERM", "dumb"}, {"COLORTERM", "truecolor"}}).colours, none);
  EXPECT_EQ(style_of({{"COLORTERM", "truecolor"}}).colours, none);
}

TEST(TerminalStyle, NoColorWins) {
  std::map<std::string, std::string> variables{{"TERM", "xterm-256color"}, {"NO_COLOR", "1"}};
  EXPECT_EQ(style_of(variables).colours, TerminalColours::none);
  variables["NO_COLOR"] = "";  // which counts as not set
  EXPECT_EQ(style_of(variables).colours, TerminalColours::palette256);
}

TEST(TerminalStyle, AFileGetsNoColours) {
  const TerminalStyle style = style_of({{"TERM", "xterm-256color"}}, std::nullopt);
  EXPECT_EQ(style.colours, TerminalColours::none);
  EXPECT_EQ(style.width, 80);
}

TEST(TerminalStyle, WidthIsTheWishOrTheWindow) {
  EXPECT_EQ(style_of({}).width, 100);
  EXPECT_EQ(style_of({{"COLUMNS", "57"}}).width, 57);
  EXPECT_EQ(style_of({{"COLUMNS", "57"}}, std::nullopt).width, 57);
  for (const char* wrong : {"", "0", "-3", "57x", "x", "99999999999"})
    EXPECT_EQ(style_of({{"COLUMNS", wrong}}).width, 100) << wrong;
  EXPECT_EQ(style_of({}, 0).width, 80);
  EXPECT_EQ(style_of({}, 60000).width, 400);
}

TEST(TerminalStyle, UnicodeIsTheLocales) {
  EXPECT_TRUE(style_of({}).unicode);
  EXPECT_TRUE(style_of({{"LANG", "fr_FR.UTF-8"}}).unicode);
  EXPECT_TRUE(style_of({{"LANG", "C.utf8"}}).unicode);
  EXPECT_FALSE(style_of({{"LANG", "C"}}).unicode);
  EXPECT_FALSE(style_of({{"LANG", "fr_FR.ISO-8859-1"}}).unicode);
  EXPECT_FALSE(style_of({{"LANG", "fr_FR.UTF-8"}, {"LC_ALL", "C"}}).unicode);
  EXPECT_TRUE(style_of({{"LC_CTYPE", "en_US.UTF-8"}, {"LC_ALL", ""}, {"LANG", "C"}}).unicode);
}

TEST(TerminalStyle, OfAnOpenFile) {
  std::FILE* file = std::tmpfile();
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(terminal_style_of(fileno(file)).colours, TerminalColours::none);
  EXPECT_GT(terminal_style_of(fileno(file)).width, 0);
  std::fclose(file);
}

}  // namespace
}  // namespace regard
