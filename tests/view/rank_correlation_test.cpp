#include "view/rank_correlation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace regard {
namespace {

using Values = std::vector<float>;

TEST(RankCorrelation, LooksAtOrderAlone) {
  EXPECT_DOUBLE_EQ(*rank_correlation(Values{1, 2, 3, 100}, Values{0, 5, 6, 7}), 1);
  EXPECT_DOUBLE_EQ(*rank_correlation(Values{1, 2, 3}, Values{9, 8, -7}), -1);
}

TEST(RankCorrelation, IsSpearmansFormulaWithoutTies) {
  // 1 - 6 sum d^2 / (n (n^2 - 1)), ranks 1 2 3 4 5 and 1 3 2 5 4
  EXPECT_DOUBLE_EQ(*rank_correlation(Values{1, 2, 3, 4, 5}, Values{1, 3, 2, 6, 5.5f}),
                   1 - 6 * 4. / 120);
}

TEST(RankCorrelation, EqualValuesShareTheirRanks) {
  // Ranks 1.5 1.5 3 and 1 2 3: covariance 1.5, squares 1.5 and 2.
  EXPECT_DOUBLE_EQ(*rank_correlation(Values{0, 0, 1}, Values{1, 2, 3}), 1.5 / std::sqrt(1.5 * 2));
}

TEST(RankCorrelation, NeedsSomethingToOrder) {
  EXPECT_FALSE(rank_correlation(Values{1}, Values{1}));
  EXPECT_FALSE(rank_correlation(Values{}, Values{}));
  EXPECT_FALSE(rank_correlation(Values{2, 2, 2}, Values{1, 2, 3}));
  EXPECT_FALSE(rank_correlation(Values{1, 2}, Values{1, 2, 3}));
}

TEST(Agreement, IsTheMeanOverTheRowsWithoutTheEndMark) {
  const Matrix weights{2, 4, {1, 2, 3, 0, 1, 2, 3, 9}};
  EXPECT_DOUBLE_EQ(*agreement(weights, {2, 4, {4, 5, 6, 9, 6, 5, 4, 0}}), 0);
  EXPECT_DOUBLE_EQ(*agreement(weights, {2, 4, {4, 5, 6, 9, 7, 7, 7, 0}}), 1)
      << "a row without an order does not count";
  EXPECT_FALSE(agreement(weights, {2, 4, Values(8, 1)}));
  EXPECT_FALSE(agreement({}, weights));
}

}  // namespace
}  // namespace regard
