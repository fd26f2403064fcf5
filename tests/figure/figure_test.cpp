#include "regard/figure/figure.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/scratch.h"

namespace regard {
namespace {

using testing::error_of;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

std::string problem(decltype(Panel::content) content) {
  return error_of([&] { check_figure({"", {{"", "", "", content}}}); });
}

TEST(CheckFigure, TakesWhatFits) {
  EXPECT_EQ(problem(Marks{}), "no error");
  EXPECT_EQ(problem(Marks{Curve{{1, nan}, {nan, 2}}, Dots{{}, {}}, Bars{{}, {}}, Bars{{1}, {}}}),
            "no error");
  EXPECT_EQ(problem(Marks{Bars{{0, 1, 3}, {nan, -2}}}), "no error");
  EXPECT_EQ(problem(HeatMap{2, 1, {1, nan}, {"a", "b"}, {"c"}, 0.0, 1.0}), "no error");
  EXPECT_EQ(problem(HeatMap{0, 5, {}}), "no error");
  EXPECT_EQ(problem(HeatMap{5, 0, {}}), "no error");
}

TEST(CheckFigure, NeedsPanels) {
  EXPECT_EQ(error_of([] { check_figure({}); }), "a figure needs a panel");
  EXPECT_EQ(error_of([] {
              check_figure({"", {Panel{}}, 0});
            }),
            "a figure needs at least one panel in a row");
}

TEST(CheckFigure, RefusesPointsThatDoNotPair) {
  EXPECT_EQ(problem(Marks{Curve{{1, 2}, {1}}}),
            "a curve has 2 values of x and 1 of y: give as many");
  EXPECT_EQ(problem(Marks{Dots{{}, {1}}}),
            "a set of dots has 0 values of x and 1 of y: give as many");
}

TEST(CheckFigure, RefusesBarsWithoutTheirEdges) {
  EXPECT_EQ(problem(Marks{Bars{{0, 1}, {1, 2}}}), "2 bars have 2 edges: give 3");
  EXPECT_EQ(problem(Marks{Bars{{0, 1, 1}, {1, 2}}}),
            "edge 2 of the bars is 1: give edges that rise");
  EXPECT_EQ(problem(Marks{Bars{{0, nan}, {1}}}), "edge 1 of the bars is nan: give edges that rise");
}

TEST(CheckFigure, RefusesMapsWhoseSizesDiffer) {
  EXPECT_EQ(problem(HeatMap{2, 2, {1, 2, 3}}), "a heat map of 2 rows and 2 columns has 3 values");
  EXPECT_EQ(problem(HeatMap{0, 0, {1}}), "a heat map of 0 rows and 0 columns has 1 values");
  EXPECT_EQ(problem(HeatMap{1, 2, {1, 2}, {"a", "b"}}),
            "a heat map of 1 rows has 2 labels for them");
  EXPECT_EQ(problem(HeatMap{1, 2, {1, 2}, {}, {"a"}}),
            "a heat map of 2 columns has 1 labels for them");
  // As many values as 2^32 rows of 2^32 columns, if one counts in 64 bits.
  EXPECT_NE(problem(HeatMap{std::size_t{1} << 32, std::size_t{1} << 32, {}}), "no error");
}

TEST(CheckFigure, RefusesColoursThatGoNowhere) {
  EXPECT_EQ(problem(HeatMap{1, 1, {1}, {}, {}, 1.0, 1.0}),
            "a heat map's colours go from 1 up to 1");
  EXPECT_EQ(problem(HeatMap{1, 1, {1}, {}, {}, nan}), "a heat map's colours end at nan");
}

TEST(CheckFigure, RefusesLinksThatDoNotFit) {
  EXPECT_EQ(problem(Links{{"a", "b"}, {"c"}, {{{1, nan}}, {{0, 2}, "set"}}}), "no error");
  EXPECT_EQ(problem(Links{}), "no error");
  EXPECT_EQ(problem(Links{{"a", "b"}, {"c"}, {{{1, 2}}, {{0}}}}),
            "2 by 1 names are linked by 1 values");
}

}  // namespace
}  // namespace regard
