#include "app/number_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::error_of;

class NumberTableTest : public ::testing::Test {
 protected:
  NumberTable read(const std::string& text, const std::vector<std::string>& columns,
                   const std::vector<std::string>& in_a_nameless_table = {}) {
    scratch_.put("a.csv", text);
    return read_numbers(path_, columns, in_a_nameless_table);
  }

  testing::Scratch scratch_;
  std::filesystem::path path_ = scratch_ / "a.csv";
};

TEST_F(NumberTableTest, TakesTheColumnsInTheOrderAskedFor) {
  const NumberTable table = read("x,name,y\n1,a,2\n3,b,4\n", {"y", "1"});
  EXPECT_THAT(table.columns, ElementsAre("y", "x"));
  EXPECT_THAT(table.rows, ElementsAre(ElementsAre(2, 1), ElementsAre(4, 3)));
  EXPECT_EQ(table.skipped, 0);
}

TEST_F(NumberTableTest, ANamelessTableIsAskedForItsNumbers) {
  EXPECT_THAT(read("7,8\n", {"x"}, {"2"}).rows, ElementsAre(ElementsAre(8)));
  EXPECT_THAT(read("y,x\n7,8\n", {"x"}, {"1"}).rows, ElementsAre(ElementsAre(8)));
}

TEST_F(NumberTableTest, YearsCanBeNames) {
  EXPECT_THAT(read("2019,2020\n7,8\n", {"2020", "2019"}).rows, ElementsAre(ElementsAre(8, 7)));
}

TEST_F(NumberTableTest, NamesRowsThatAreNoNumbersAndGoesOn) {
  const NumberTable table = read("x,y\n1,2\n3,?\n4\n,5\n6,7,8\n", {"x", "y"});
  EXPECT_THAT(table.rows, ElementsAre(ElementsAre(1, 2), ElementsAre(6, 7)));
  EXPECT_EQ(table.skipped, 3);
  const std::string file = path_.string();
  EXPECT_THAT(table.troubles, ElementsAre(file + ":3: '?' in column 'y' is no number",
                                          file + ":4: the row ends before column 'y'",
                                          file + ":5: '' in column 'x' is no number"));
}

TEST_F(NumberTableTest, NamesNoMoreThanAFew) {
  std::string text = "x\n1\n";
  for (int i = 0; i < 100; ++i) text += "a\n";
  const NumberTable table = read(text, {"x"});
  EXPECT_EQ(table.troubles.size(), 5u);
  EXPECT_EQ(table.skipped, 100);
}

TEST_F(NumberTableTest, ATableWithoutNumbersIsAnError) {
  EXPECT_EQ(error_of([&] {
              read("x,y\na,b\n", {"x", "y"});
            }),
            path_.string() + ": no row has a number in each of its columns x, y (" +
                path_.string() + ":2: 'a' in column 'x' is no number)");
  EXPECT_EQ(error_of([&] { read("x,y\n", {"x"}); }),
            path_.string() + ": no row has a number in each of its columns x");
}

}  // namespace
}  // namespace regard
