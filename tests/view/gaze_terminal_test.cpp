#include "regard/view/gaze_terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/scratch.h"
#include "view/small_gaze.h"

namespace regard {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using testing::long_gaze;
using ::testing::Not;
using testing::small_gaze;

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(GazeText, ShowsTextScoreMapAndFindings) {
  EXPECT_EQ(gaze_text(small_gaze()),
            "model: small\n"
            "source: le chat\n"
            "target: cat (score -0.250)\n"
            "\n"
            "cross attention, mean of 2 heads\n"
            "↓ target: looks  → source: is looked at\n"
            "      le  chat </s>\n"
            " cat ░░░░░█████░░░░░\n"
            "</s> ░░░░░░░░░░█████\n"
            "\n"
            "0   ░░░▒▒▒▒▓▓▓▓▓██████ 1.00\n"
            "\n"
            "skipped: Nothing looks at 'le' (0.01). Likely cause: an article without a\n"
            "        counterpart\n");
}

TEST(GazeText, SaysThatNothingIsSaid) {
  Gaze gaze = small_gaze();
  gaze.target.clear();
  EXPECT_THAT(gaze_text(gaze), HasSubstr("target: nothing (score -0.250)\n"));
  gaze.forced = true;
  EXPECT_THAT(gaze_text(gaze), HasSubstr("target: nothing (given)\n"));
}

TEST(GazeText, SaysWhatWasGivenChangedAndCutOff) {
  Gaze gaze = small_gaze();
  gaze.update = 500;
  gaze.clamps = {"step=1,at=2,weight=0"};
  gaze.left_out = "queries and keys";
  gaze.hypotheses[0].finished = false;
  std::string text = gaze_text(gaze);
  EXPECT_THAT(text, HasSubstr("model: small, update 500\n"));
  EXPECT_THAT(text, HasSubstr("target: cat (score -0.250, cut off at the length limit)\n"));
  EXPECT_THAT(text, HasSubstr("clamp: step=1,at=2,weight=0\n"));
  EXPECT_THAT(text, HasSubstr("left out: queries and keys\n"));
  gaze.forced = true;
  EXPECT_THAT(gaze_text(gaze), HasSubstr("target: cat (given)\n"));
}

TEST(GazeText, AModelWithoutAttentionHasNoMap) {
  Gaze gaze = small_gaze();
  gaze.parts.clear();
  const std::string text = gaze_text(gaze);
  EXPECT_THAT(text, HasSubstr("This model has no attention"));
  EXPECT_THAT(text, Not(HasSubstr("█")));
}

TEST(GazeText, ShowsTheChosenHead) {
  EXPECT_THAT(gaze_text(small_gaze(), {}, {.part = AttentionPart::encoder, .head = 1}),
              HasSubstr("encoder attention, head 2\n"));
  EXPECT_THAT(testing::error_of([] { gaze_text(small_gaze(), {}, {.head = 2}); }),
              HasSubstr("no head 3"));
}

TEST(GazeText, TakesWhatTheTerminalCanShow) {
  Gaze gaze = small_gaze();
  gaze.source = "l'\x1b[31mété\nfut long, très long, plus long que toutes les lignes";
  const std::string text = gaze_text(gaze, {.width = 24, .unicode = false});
  EXPECT_THAT(text, HasSubstr("source: l' [31mete fut\n        long, tres long,\n"));
  for (const std::string& line : lines_of(text)) EXPECT_LE(line.size(), 24u) << line;
}

TEST(GazeText, ManyPiecesAreShownAsGroups) {
  EXPECT_THAT(gaze_text(long_gaze(60)), HasSubstr("word59 "));
  const std::string text = gaze_text(long_gaze(500));
  EXPECT_THAT(text, HasSubstr("(by position)"));
  const std::vector<std::string> lines = lines_of(text);
  EXPECT_LT(lines.size(), 60u);
  // The weights that lie together stay together: a mean of whole blocks would leave blanks.
  const auto strong = [](const std::string& line) {
    return ::testing::Value(line, ContainsRegex("(▒▒|▓▓|██)"));
  };
  EXPECT_GE(std::ranges::count_if(lines, strong), 36) << text;
}

}  // namespace
}  // namespace regard
