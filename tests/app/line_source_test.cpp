#include "app/line_source.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/scratch.h"
#include "regard/base/error.h"

namespace regard {
namespace {

std::vector<std::string> all(const LineSource& next) {
  std::vector<std::string> lines;
  for (std::string line; next(line);) lines.push_back(line);
  return lines;
}
using Lines = std::vector<std::string>;

TEST(LineSource, TakesLinesOfAStreamApart) {
  std::istringstream stream("\xEF\xBB\xBFun\r\n\ndeux");
  EXPECT_EQ(all(lines_of(stream, "stream")), (Lines{"un", "", "deux"}));
}

TEST(LineSource, MendsInvalidUtf8) {
  std::istringstream stream(
      "a\xFF"
      "b\n");
  EXPECT_EQ(all(lines_of(stream, "stream")), (Lines{"a\uFFFD"
                                                    "b"}));
}

TEST(LineSource, TextsAreLinesAndATextMayHoldSeveral) {
  EXPECT_EQ(all(lines_of(Lines{"un", "", "deux\ntrois"})), (Lines{"un", "", "deux", "trois"}));
}

TEST(LineSource, AStreamThatCannotBeReadIsAnError) {
  std::ifstream folder("/");
  const LineSource next = lines_of(folder, "standard input");
  std::string line;
  EXPECT_EQ(testing::error_of([&] { next(line); }),
            "standard input: it cannot be read (is it a folder, or closed?)");
}

TEST(LineSource, AMissingFileIsAnError) {
  EXPECT_THROW(lines_of_file("/nowhere/file"), Error);
  EXPECT_THROW(read_lines("/nowhere/file"), Error);
}

}  // namespace
}  // namespace regard
