#include "figure/draw_content.h"

#include <limits>

#include "figure/image.h"

namespace regard::figure {
namespace {

using testing::blank_canvas;
using testing::Image;
using testing::white;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// One unit is ten pixels; the frame goes from pixel 10 to 110.
constexpr Box frame{10, 10, 100, 100};
constexpr Scales scales{{0, 10}, {0, 10}, {0, 1}};

template <typename Content>
Image drawn(const Content& content) {
  Canvas canvas = blank_canvas(120, 120);
  draw(content, frame, scales, canvas);
  return Image(canvas.finish());
}

const Colours& colours = colours_of(Theme::light);

TEST(DrawContent, CurvesJoinTheirPoints) {
  const Image image = drawn(Marks{Curve{{0, 5, 10}, {5, 5, 5}}});
  for (int x = 12; x < 108; ++x) EXPECT_EQ(image.at(x, 60), colours.of_series(0)) << x;
  EXPECT_EQ(image.ink(white), image.ink({8, 57, 104, 6}, white));
}

TEST(DrawContent, CurvesBreakOffAtGaps) {
  const Image image = drawn(Marks{Curve{{0, 4, 5, 6, 10}, {5, 5, nan, 5, 5}}});
  EXPECT_GT(image.ink({10, 55, 40, 10}, white), 60);
  EXPECT_EQ(image.ink({52, 10, 16, 100}, white), 0);
  EXPECT_GT(image.ink({70, 55, 40, 10}, white), 60);
}

TEST(DrawContent, APointBetweenGapsIsADot) {
  const Image image = drawn(Marks{Curve{{2, 5, 8}, {nan, 5, nan}}});
  EXPECT_EQ(image.at(60, 60), colours.of_series(0));
  EXPECT_LT(image.ink(white), 45);
}

TEST(DrawContent, DotsStandAtTheirPlaces) {
  const Image image = drawn(Marks{Curve{{}, {}}, Dots{{2, 9, nan, 5}, {8, 1, 5, nan}}});
  EXPECT_NE(image.at(30, 30), white);
  EXPECT_NE(image.at(100, 100), white);
  EXPECT_EQ(image.ink(white), image.ink({26, 26, 8, 8}, white) + image.ink({96, 96, 8, 8}, white));
}

TEST(DrawContent, BarsGoFromZeroToTheirHeights) {
  const Image image = drawn(Marks{Bars{{0, 5, 10}, {10, 4}}});
  EXPECT_EQ(image.at(35, 12), colours.of_series(0));
  EXPECT_EQ(image.at(85, 108), colours.of_series(0));
  EXPECT_EQ(image.at(85, 72), colours.of_series(0));
  EXPECT_EQ(image.at(85, 68), white);
  EXPECT_EQ(image.at(60, 108), white);  // between the bars
}

TEST(DrawContent, BarsStandBesideEachOther) {
  const Image image = drawn(Marks{Bars{{0, 10}, {10}}, Bars{{0, 10}, {10}}});
  EXPECT_EQ(image.at(40, 60), colours.of_series(0));
  EXPECT_EQ(image.at(80, 60), colours.of_series(1));
}

TEST(DrawContent, HatchedBarsShowTheBackground) {
  const Image plain = drawn(Marks{Bars{{0, 10}, {10}}});
  const Image hatched = drawn(Marks{Bars{{0, 10}, {10}, "", true}});
  EXPECT_GT(hatched.ink(white), 1000);
  EXPECT_LT(hatched.ink(white), plain.ink(white) * 0.6);
}

TEST(DrawContent, EveryCellHasItsColour) {
  const Image image = drawn(HeatMap{2, 4, {0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1}});
  const double values[2][4] = {{0, 0.1, 0.2, 0.3}, {0.4, 0.6, 0.8, 1}};
  for (int row = 0; row < 2; ++row)
    for (int column = 0; column < 4; ++column)
      for (const int inset : {0, 12, 24})
        EXPECT_EQ(image.at(10 + 25 * column + inset, 10 + 50 * row + inset),
                  colours.of_heat(values[row][column]))
            << row << ' ' << column;
  EXPECT_EQ(image.ink(white), 100 * 100);
}

TEST(DrawContent, CellsOfOneColourStayApartFromOthers) {
  const Image image = drawn(HeatMap{1, 4, {0.5, 0.5, 1, 0.5}});
  EXPECT_EQ(image.at(59, 50), colours.of_heat(0.5));
  EXPECT_EQ(image.at(60, 50), colours.of_heat(1));
  EXPECT_EQ(image.at(84, 50), colours.of_heat(1));
  EXPECT_EQ(image.at(85, 50), colours.of_heat(0.5));
}

TEST(DrawContent, ManyCellsHaveTheirColoursToo) {
  HeatMap map{200, 100, {}};
  for (std::size_t i = 0; i < map.rows * map.columns; ++i)
    map.values.push_back(static_cast<double>(i % 7) / 6);
  map.values[150 * map.columns + 50] = map.values[151 * map.columns + 50] = nan;
  constexpr Box large{10, 20, 200, 400};
  Canvas canvas = blank_canvas(220, 440);
  draw(map, large, scales, canvas);
  const Image image(canvas.finish());
  for (int row : {0, 1, 77, 199})
    for (int column : {0, 1, 55, 99})
      for (const int inset : {0, 1})
        EXPECT_EQ(image.at(10 + 2 * column + inset, 20 + 2 * row + inset),
                  colours.of_heat(map.values[static_cast<std::size_t>(row) * map.columns +
                                             static_cast<std::size_t>(column)]))
            << row << ' ' << column;
  EXPECT_EQ(image.ink(white), image.ink(large, white));
  EXPECT_GT(image.ink({110, 320, 2, 4}, white), 0) << "a gap is hatched";
}

TEST(DrawContent, GapsAreHatched) {
  const Image image = drawn(HeatMap{1, 2, {nan, 0}});
  const int ink = image.ink({10, 10, 50, 100}, white);
  EXPECT_GT(ink, 500);
  EXPECT_LT(ink, 3000);
  EXPECT_EQ(image.ink({60, 10, 50, 100}, white), 5000);
}

TEST(DrawContent, NothingDrawsNothing) {
  EXPECT_EQ(drawn(Marks{}).ink(white), 0);
  EXPECT_EQ(drawn(HeatMap{0, 3, {}}).ink(white), 0);
}

}  // namespace
}  // namespace regard::figure
