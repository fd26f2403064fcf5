#include "figure/cells.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace regard::figure {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Cells, SmallMapsStayAsTheyAre) {
  const Cells cells = cells_of({2, 3, {1, 2, 3, 4, 5, 6}}, 2, 3);
  EXPECT_EQ(cells.rows, 2u);
  EXPECT_EQ(cells.at(1, 2), 6);
  EXPECT_EQ(cells.at(0, 1), 2);
}

TEST(Cells, LargeMapsBecomeMeans) {
  const Cells cells = cells_of({2, 4, {1, 3, 5, 7, 9, 11, 13, 15}}, 1, 2);
  EXPECT_EQ(cells.rows, 1u);
  EXPECT_EQ(cells.values, (std::vector<double>{6, 10}));
}

TEST(Cells, PartsOfUnequalSizeHoldEveryValueOnce) {
  const Cells cells = cells_of({1, 5, {1, 2, 3, 4, 5}}, 9, 2);
  EXPECT_EQ(cells.values, (std::vector<double>{1.5, 4}));
}

TEST(Cells, GapsCountInNoMean) {
  const double infinity = std::numeric_limits<double>::infinity();
  const Cells cells = cells_of({1, 4, {nan, 3, infinity, nan}}, 1, 2);
  EXPECT_EQ(cells.values[0], 3);
  EXPECT_TRUE(std::isnan(cells.values[1]));
}

TEST(Cells, MeansOfTheLargestNumbersAreNumbers) {
  const double most = std::numeric_limits<double>::max();
  EXPECT_DOUBLE_EQ(cells_of({1, 2, {most, most}}, 1, 1).values[0], most);
}

TEST(Cells, NoRows) { EXPECT_TRUE(cells_of({0, 700, {}}, 5, 5).values.empty()); }

}  // namespace
}  // namespace regard::figure
