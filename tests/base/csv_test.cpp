#include "regard/base/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::error_of;
using ::testing::HasSubstr;

class CsvTest : public ::testing::Test {
 protected:
  CsvTable read(const std::string& text, const std::vector<std::string>& expected = {}) {
    scratch_.put("a.csv", text);
    return read_csv(scratch_ / "a.csv", expected);
  }

  testing::Scratch scratch_;
};

TEST_F(CsvTest, ReadsNamesAndRowsWithTheirLines) {
  const CsvTable table = read("x,y\r\n1,2\r\n\r\n3,4");
  EXPECT_THAT(table.columns, ElementsAre("x", "y"));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_THAT(table.rows[0].fields, ElementsAre("1", "2"));
  EXPECT_EQ(table.rows[0].line, 2);
  EXPECT_THAT(table.rows[1].fields, ElementsAre("3", "4"));
  EXPECT_EQ(table.rows[1].line, 4);
}

TEST_F(CsvTest, AFirstRowOfNumbersIsData) {
  for (const char* text : {"1.5,7\n2,8\n", "1.5,\n2,8\n"}) {
    const CsvTable table = read(text);
    EXPECT_FALSE(table.has_names);
    EXPECT_THAT(table.columns, ElementsAre("1", "2"));
    EXPECT_EQ(table.rows.size(), 2u);
  }
}

TEST_F(CsvTest, AFirstRowWithAWordHoldsNames) {
  const CsvTable table = read("day,2019,2020\n1,5,6\n");
  EXPECT_TRUE(table.has_names);
  EXPECT_THAT(table.columns, ElementsAre("day", "2019", "2020"));
  EXPECT_EQ(table.rows.size(), 1u);
}

TEST_F(CsvTest, NumbersAreNamesWhereTheyAreExpectedSo) {
  const std::string years = "2019,2020\n5,6\n";
  EXPECT_FALSE(read(years).has_names);
  EXPECT_FALSE(read(years, {"2019", "2021"}).has_names);
  EXPECT_THAT(read(years, {"2020", "2019"}).columns, ElementsAre("2019", "2020"));
  EXPECT_FALSE(read("2,1\n5,6\n", {"1", "2"}).has_names) << "numbers of columns";
}

TEST_F(CsvTest, QuotedFieldsHoldAnything) {
  const CsvTable table = read("name,note\n\"a, b\",\"say \"\"hi\"\"\nthere\"\nc,d\n");
  EXPECT_THAT(table.rows[0].fields, ElementsAre("a, b", "say \"hi\"\nthere"));
  EXPECT_EQ(table.rows[0].line, 2);
  EXPECT_THAT(table.rows[1].fields, ElementsAre("c", "d"));
  EXPECT_EQ(table.rows[1].line, 4);
}

TEST_F(CsvTest, ARowIsNamedByTheLineWhereItBegins) {
  const CsvTable table = read("x,y\n\"a\n\nb\",2\n  \n\"c\nd\n\"\n3,4\n");
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_THAT(table.rows[0].fields, ElementsAre("a\n\nb", "2"));
  EXPECT_EQ(table.rows[0].line, 2);
  EXPECT_EQ(table.rows[1].line, 6);
  EXPECT_EQ(table.rows[2].line, 9);
}

TEST_F(CsvTest, SemicolonsAndTabsSeparateToo) {
  EXPECT_THAT(read("x;y\n1,5;2\n").rows[0].fields, ElementsAre("1,5", "2"));
  EXPECT_THAT(read("x\ty, z\tw\n1\t2\t3\n").columns, ElementsAre("x", "y, z", "w"));
  EXPECT_EQ(read("x\ty\n\t\n").rows[0].line, 2) << "a row of nothing";
}

TEST_F(CsvTest, RowsHaveAsManyFieldsAsTheyHave) {
  const CsvTable table = read("x,y\n1\n1,2,3\n,\n");
  EXPECT_THAT(table.rows[0].fields, ElementsAre("1"));
  EXPECT_THAT(table.rows[1].fields, ElementsAre("1", "2", "3"));
  EXPECT_THAT(table.rows[2].fields, ElementsAre("", ""));
}

TEST_F(CsvTest, WhatIsNoTableIsAnError) {
  EXPECT_THAT(error_of([&] { read(""); }), HasSubstr("a.csv is empty"));
  EXPECT_THAT(error_of([&] { read("\n\n"); }), HasSubstr("a.csv is empty"));
  EXPECT_THAT(error_of([&] { read("x,y\n1,\"a\"b\n"); }), HasSubstr("a.csv:2: a quote"));
  EXPECT_THAT(error_of([&] { read("x,y\n1,2\n3,\"a\n4,5\n"); }),
              HasSubstr("the quote that line 3 opens is never closed"));
  EXPECT_THAT(error_of([&] { read("x,y\n1,2\n\"a,3\n4,5\n"); }),
              HasSubstr("the quote that line 3 opens is never closed"));
  EXPECT_THAT(error_of([&] { read_csv(scratch_ / "none.csv"); }), HasSubstr("none.csv"));
  EXPECT_THAT(error_of([&] { read("x\n" + std::string((1 << 20) + 1, 'a') + "\n"); }),
              HasSubstr("a.csv:2: the line has more than"));
}

TEST(FindColumn, GoesByNameThenByNumber) {
  const CsvTable table{.columns = {"b", "3", "a"}, .rows = {}};
  EXPECT_EQ(find_column(table, "a", "t.csv"), 2u);
  EXPECT_EQ(find_column(table, "1", "t.csv"), 0u);
  EXPECT_EQ(find_column(table, "3", "t.csv"), 1u);
  EXPECT_EQ(error_of([&] { find_column(table, "z", "t.csv"); }),
            "t.csv: there is no column 'z'; its columns are b, 3, a");
  for (const char* name : {"0", "4", "-1", "", "1x"})
    EXPECT_THAT(error_of([&] { find_column(table, name, "t.csv"); }), HasSubstr("no column"))
        << name;
}

TEST(CsvField, IsQuotedWhereItMustBe) {
  EXPECT_EQ(csv_field("plain text"), "plain text");
  EXPECT_EQ(csv_field("a, b"), "\"a, b\"");
  EXPECT_EQ(csv_field("\"\""), "\"\"\"\"\"\"");
}

TEST(ParseNumber, TakesFiniteDecimals) {
  double number = 7;
  EXPECT_TRUE(parse_number(" -1.5e2\t", number));
  EXPECT_EQ(number, -150);
  EXPECT_TRUE(parse_number("+3", number));
  EXPECT_EQ(number, 3);
  for (const char* text : {"", " ", "1,5", "1 2", "nan", "inf", "1e999", "0x10", "abc", "--1"})
    EXPECT_FALSE(parse_number(text, number)) << text;
  EXPECT_EQ(number, 3);
}

}  // namespace
}  // namespace regard
