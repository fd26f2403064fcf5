#include <gtest/gtest.h>

#include <sstream>

#include "contest/small_report.h"
#include "regard/base/utf8.h"

namespace regard {
namespace {

TEST(SummaryReport, AlignsItsColumns) {
  std::istringstream lines(report_summary(testing::small_report()));
  std::vector<std::string> rows;
  for (std::string line; std::getline(lines, line);) rows.push_back(line);
  ASSERT_EQ(rows.size(), 3u);
  for (const std::string& row : rows)
    EXPECT_EQ(utf8_offsets(row).size(), utf8_offsets(rows[0]).size()) << row;
  EXPECT_TRUE(rows[0].starts_with("system  "));
  EXPECT_TRUE(rows[2].starts_with("other   "));
}

}  // namespace
}  // namespace regard
