#include "regard/config/range_check.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/scratch.h"

namespace regard {
namespace {

TEST(RangeProblem, IsEmptyWithinTheLimits) {
  EXPECT_EQ(range_problem(int64_t{0}, at_least_0), "");
  EXPECT_EQ(range_problem(0.0, share), "");
  EXPECT_EQ(range_problem(1.0, share), "");
  EXPECT_EQ(range_problem(int64_t{-7}, Range{}), "");
  EXPECT_EQ(range_problem(std::numeric_limits<int64_t>::max(), at_least_0), "");
}

TEST(RangeProblem, NamesTheLimits) {
  EXPECT_EQ(range_problem(int64_t{-1}, at_least_0), "must be at least 0, not -1");
  EXPECT_EQ(range_problem(1.5, share), "must be from 0 to 1, not 1.5");
  EXPECT_EQ(range_problem(int64_t{1'000'001}, Range{0, 1e6}),
            "must be from 0 to 1000000, not 1000001");
  EXPECT_EQ(range_problem(2.0, Range{.most = 1}), "must be at most 1, not 2");
}

TEST(RangeProblem, RefusesWhatIsNoNumber) {
  EXPECT_EQ(range_problem(std::nan(""), share), "must be from 0 to 1, not nan");
  EXPECT_EQ(range_problem(INFINITY, at_least_0), "must be at least 0, not inf");
  EXPECT_EQ(range_problem(INFINITY, Range{}), "must be a finite number, not inf");
}

TEST(RangeProblem, AsksTheRangeAboutAText) {
  const Range short_text{.text_problem = [](std::string_view text) {
    return std::string(text.size() < 3 ? "" : "must be short");
  }};
  EXPECT_EQ(range_problem(std::string("ab"), short_text), "");
  EXPECT_EQ(range_problem(std::string("abc"), short_text), "must be short");
  EXPECT_EQ(range_problem(std::string("abc"), Range{}), "");
}

TEST(CheckRange, ThrowsWithThePlace) {
  EXPECT_EQ(testing::error_of([] { check_range("a.toml:3", "beam", int64_t{0}, at_least_1); }),
            "a.toml:3: 'beam' must be at least 1, not 0");
  check_range("a.toml:3", "beam", int64_t{1}, at_least_1);
}

}  // namespace
}  // namespace regard
