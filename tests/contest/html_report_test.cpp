#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/ask_python.h"
#include "base/scratch.h"
#include "contest/report_tables.h"
#include "contest/small_report.h"

namespace regard {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

json page_of(const Report& report) {
  const testing::Scratch scratch;
  return testing::ask_python("contest/check_page.py",
                             scratch.put("page.html", report_html(report)).string());
}

TEST(HtmlReport, IsOneWholePageThatNeedsNoNetwork) {
  const json page = page_of(testing::small_report());
  for (const char* fault : {"mistakes", "repeated", "dangling", "addresses", "network"})
    EXPECT_TRUE(page.at(fault).empty()) << fault << ": " << page[fault];
  EXPECT_EQ(page["pictures"], 2) << "BLEU by length, and attention of the one that has some";
}

TEST(HtmlReport, ShowsTheTablesAsTheyAre) {
  const Report report = testing::small_report();
  const json page = page_of(report);
  std::vector<std::vector<std::string>> rows;
  for (const Table& table : report_tables(report)) {
    rows.push_back(table.columns);
    rows.insert(rows.end(), table.rows.begin(), table.rows.end());
  }
  const auto found = page["rows"].get<std::vector<std::vector<std::string>>>();
  ASSERT_GT(found.size(), rows.size());
  EXPECT_TRUE(std::equal(rows.begin(), rows.end(), found.begin()));
  EXPECT_EQ(found.back(), (std::vector<std::string>{"other", "cat"}));
}

TEST(HtmlReport, TextIsText) {
  const json page = page_of(testing::small_report());
  for (const char* text : {"A <b> & \"c\"", "v * <unk>", "le <chat> dort", "here </script>"})
    EXPECT_THAT(page["text"].get<std::string>(), HasSubstr(text));
}

}  // namespace
}  // namespace regard
