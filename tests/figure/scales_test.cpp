#include "figure/scales.h"

#include <gtest/gtest.h>

#include <limits>

namespace regard::figure {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Figure two_panels() {
  return {
      "", {{"", "", "", Marks{Curve{{0, 10}, {1, 2}}}}, {"", "", "", Marks{Dots{{5}, {3}}}}}, 2};
}

TEST(Scales, MarksHaveRoomAroundThem) {
  const Scales scales = scales_of(two_panels())[0];
  EXPECT_DOUBLE_EQ(scales.x.low, -0.4);
  EXPECT_DOUBLE_EQ(scales.x.high, 10.4);
  EXPECT_DOUBLE_EQ(scales.y.low, 0.96);
  EXPECT_DOUBLE_EQ(scales.y.high, 2.04);
}

TEST(Scales, SharedAxesHoldAllPanels) {
  Figure figure = two_panels();
  EXPECT_NE(scales_of(figure)[0].y, scales_of(figure)[1].y);
  figure.shared_axes = true;
  const std::vector<Scales> scales = scales_of(figure);
  EXPECT_EQ(scales[0].x, scales[1].x);
  EXPECT_EQ(scales[0].y, scales[1].y);
  EXPECT_DOUBLE_EQ(scales[0].y.low, 0.92);
  EXPECT_DOUBLE_EQ(scales[0].y.high, 3.08);
}

TEST(Scales, BarsStandOnZero) {
  Figure figure{"", {{"", "", "", Marks{Bars{{0, 1, 2}, {4, 8}}}}}};
  EXPECT_EQ(scales_of(figure)[0].y.low, 0);
  EXPECT_DOUBLE_EQ(scales_of(figure)[0].y.high, 8.32);
  figure.panels[0].content = Marks{Bars{{0, 1}, {-2}}};
  EXPECT_LT(scales_of(figure)[0].y.low, -2);
}

TEST(Scales, ColoursAreTheValuesOrTheGivenEnds) {
  Figure figure{"", {{"", "", "", HeatMap{1, 3, {0.25, nan, 0.75}}}}};
  EXPECT_EQ(scales_of(figure)[0].colours, (Range{0.25, 0.75}));
  std::get<HeatMap>(figure.panels[0].content).lowest = 0;
  EXPECT_EQ(scales_of(figure)[0].colours, (Range{0, 0.75}));
  std::get<HeatMap>(figure.panels[0].content).highest = 1;
  EXPECT_EQ(scales_of(figure)[0].colours, (Range{0, 1}));
  std::get<HeatMap>(figure.panels[0].content).lowest = 0.9;
  std::get<HeatMap>(figure.panels[0].content).highest.reset();
  EXPECT_GT(scales_of(figure)[0].colours.high, scales_of(figure)[0].colours.low);
}

TEST(Scales, APowerTellsSmallValuesApart) {
  Figure figure{"", {{"", "", "", HeatMap{1, 2, {0, 4}}}}};
  std::get<HeatMap>(figure.panels[0].content).colour_power = 0.5;
  const Range colours = scales_of(figure)[0].colours;
  EXPECT_DOUBLE_EQ(colours.share(0), 0);
  EXPECT_DOUBLE_EQ(colours.share(1), 0.5);
  EXPECT_DOUBLE_EQ(colours.share(4), 1);
}

TEST(Scales, SharedColoursHoldAllMaps) {
  Figure figure{
      "", {{"", "", "", HeatMap{1, 1, {1}}}, {"", "", "", HeatMap{1, 2, {0, 5}}}}, 2, false, true};
  EXPECT_EQ(scales_of(figure)[0].colours, (Range{0, 5}));
  EXPECT_EQ(scales_of(figure)[1].colours, (Range{0, 5}));
  figure.shared_colours = false;
  EXPECT_EQ(scales_of(figure)[0].colours, (Range{0.9, 1.1}));
}

TEST(Scales, NothingGoesFromZeroToOne) {
  const Scales scales = scales_of({"", {Panel{}}})[0];
  EXPECT_DOUBLE_EQ(scales.x.share(0.5), 0.5);
  EXPECT_EQ(scales.colours, (Range{0, 1}));
}

}  // namespace
}  // namespace regard::figure
