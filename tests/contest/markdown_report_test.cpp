#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "contest/report_tables.h"
#include "contest/small_report.h"

namespace regard {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(MarkdownReport, HasEveryTableAndExample) {
  const Report report = testing::small_report();
  const std::string text = report_markdown(report);
  for (const Table& table : report_tables(report))
    EXPECT_THAT(text, HasSubstr("## " + table.title));
  EXPECT_THAT(text, HasSubstr("    regard compare 'a b.toml'\n"));
  EXPECT_THAT(text,
              HasSubstr("### le \\<chat> dort\n\n|  | the cat sleeps here now |\n|---|---|\n"));
  EXPECT_THAT(text, HasSubstr("| one\\|two | the cat sleeps here \\</script> |"));
  EXPECT_THAT(text, HasSubstr("- **one\\|two**: v \\* \\<unk>\n"));
}

TEST(MarkdownReport, RowsHaveAsManyCellsAsTheirTable) {
  std::istringstream lines(report_markdown(testing::small_report()));
  std::ptrdiff_t cells = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('|')) {
      cells = 0;
      continue;
    }
    std::ptrdiff_t bars = 0;
    for (size_t i = 0; i < line.size(); ++i)
      if (line[i] == '|' && (i == 0 || line[i - 1] != '\\')) ++bars;
    if (cells == 0) cells = bars;
    EXPECT_EQ(bars, cells) << line;
  }
}

TEST(MarkdownReport, LeavesOutWhatThereIsNot) {
  Report report = testing::small_report();
  report.contest.systems.resize(1);
  report.outcomes.resize(1);
  report.standings = stand(report.outcomes, report.pairs, Against::first, {.resamples = 5});
  for (Outcome& outcome : report.outcomes[0]) outcome.examples.clear();
  const std::string text = report_markdown(report);
  EXPECT_THAT(text, Not(HasSubstr("luck")));
  EXPECT_THAT(text, Not(HasSubstr("Examples")));
}

}  // namespace
}  // namespace regard
