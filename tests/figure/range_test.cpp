#include "figure/range.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace regard::figure {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double most = std::numeric_limits<double>::max();

std::optional<Range> found(std::vector<double> values) { return range_of(values); }

TEST(Range, ShareGoesFromOneEndToTheOther) {
  const Range range{-2, 6};
  EXPECT_DOUBLE_EQ(range.share(-2), 0);
  EXPECT_DOUBLE_EQ(range.share(0), 0.25);
  EXPECT_DOUBLE_EQ(range.share(6), 1);
  EXPECT_DOUBLE_EQ(range.at(0.25), 0);
  EXPECT_DOUBLE_EQ((Range{10, 0}.share(9)), 0.1);  // an axis that goes down
}

TEST(Range, ShareOfTheLargestNumbersIsANumber) {
  EXPECT_DOUBLE_EQ((Range{-most, most}.share(0)), 0.5);
  EXPECT_DOUBLE_EQ((Range{-most, most}.share(most)), 1);
}

TEST(Range, GapsDoNotCount) {
  EXPECT_EQ(found({3, nan, -1, infinity, 2, -infinity}), (Range{-1, 3}));
  EXPECT_EQ(found({nan, infinity}), std::nullopt);
  EXPECT_EQ(found({}), std::nullopt);
}

TEST(Range, JoinHoldsBoth) {
  EXPECT_EQ(join(Range{0, 2}, Range{-1, 1}), (Range{-1, 2}));
  EXPECT_EQ(join(std::nullopt, Range{4, 5}), (Range{4, 5}));
  EXPECT_EQ(join(Range{4, 5}, std::nullopt), (Range{4, 5}));
  EXPECT_EQ(join(std::nullopt, std::nullopt), std::nullopt);
}

TEST(Range, EqualValuesGetRoom) {
  EXPECT_EQ(drawable(Range{5, 5}), (Range{4.5, 5.5}));
  EXPECT_EQ(drawable(Range{-20, -20}), (Range{-22, -18}));
  EXPECT_EQ(drawable(Range{0, 0}), (Range{-1, 1}));
  EXPECT_NEAR(drawable(Range{1, 1 + 1e-14}).low, 0.9, 1e-12);
  EXPECT_EQ(drawable(std::nullopt), (Range{0, 1}));
}

TEST(Range, OthersStayAsTheyAre) {
  EXPECT_EQ(drawable(Range{1e-200, 2e-200}), (Range{1e-200, 2e-200}));
  EXPECT_EQ(drawable(Range{-most, most}), (Range{-most, most}));
  EXPECT_EQ(drawable(Range{1000000, 1000001}), (Range{1000000, 1000001}));
}

TEST(Range, NeverEndsInInfinity) {
  EXPECT_EQ(drawable(Range{most, most}).high, most);
  EXPECT_EQ(padded({-most, most}, 0.1, 0.1), (Range{-most, most}));
}

TEST(Range, PaddingIsAShareOfTheLength) {
  const Range range = padded({10, 20}, 0.1, 0.2);
  EXPECT_DOUBLE_EQ(range.low, 9);
  EXPECT_DOUBLE_EQ(range.high, 22);
}

}  // namespace
}  // namespace regard::figure
