#include "figure/bar_places.h"

#include <gtest/gtest.h>

namespace regard::figure {
namespace {

TEST(BarPlaces, CountsHistogramsOnly) {
  EXPECT_EQ(count_bars({Bars{{0, 1}, {1}}, Curve{{}, {}}, Bars{{0, 1}, {1}}}), 2u);
  EXPECT_EQ(count_bars({}), 0u);
}

TEST(BarPlaces, OneBarFillsItsRoomButForAGap) {
  const Range place = bar_place({{10, 20, 40}, {1, 2}}, 1, 0, 1);
  EXPECT_DOUBLE_EQ(place.low, 21.6);
  EXPECT_DOUBLE_EQ(place.high, 38.4);
}

TEST(BarPlaces, SeveralStandBesideEachOther) {
  const Bars bars{{0, 1}, {1}};
  EXPECT_DOUBLE_EQ(bar_place(bars, 0, 0, 2).low, 0.08);
  EXPECT_DOUBLE_EQ(bar_place(bars, 0, 0, 2).high, 0.5);
  EXPECT_DOUBLE_EQ(bar_place(bars, 0, 1, 2).low, 0.5);
  EXPECT_DOUBLE_EQ(bar_place(bars, 0, 1, 2).high, 0.92);
}

}  // namespace
}  // namespace regard::figure
