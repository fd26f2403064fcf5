#include "figure/colour.h"

#include <gtest/gtest.h>

#include "figure/image.h"

namespace regard::figure {

namespace {

TEST(Colour, HexIsRedGreenBlue) { EXPECT_EQ(colour(0x123456), (Colour{0x12, 0x34, 0x56})); }

TEST(Colour, OklabIsAsPublished) {
  const Oklab white = to_oklab(colour(0xFFFFFF));
  EXPECT_NEAR(white.lightness, 1, 1e-3);
  EXPECT_NEAR(white.a, 0, 1e-3);
  EXPECT_NEAR(white.b, 0, 1e-3);
  const Oklab red = to_oklab(colour(0xFF0000));
  EXPECT_NEAR(red.lightness, 0.628, 1e-3);
  EXPECT_NEAR(red.a, 0.225, 1e-3);
  EXPECT_NEAR(red.b, 0.126, 1e-3);
}

TEST(Colour, OklabComesBack) {
  for (unsigned hex = 0; hex <= 0xFFFFFF; hex += 0x0F0F3)
    EXPECT_EQ(to_colour(to_oklab(colour(hex))), colour(hex)) << hex;
}

TEST(Colour, HeatMovesAwayFromTheBackgroundSteadily) {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    const Colours& colours = colours_of(theme);
    const double away = theme == Theme::light ? -1 : 1;
    double last = to_oklab(colours.of_heat(0)).lightness;
    for (int i = 1; i <= 50; ++i) {
      const double lightness = to_oklab(colours.of_heat(i / 50.0)).lightness;
      EXPECT_GT(away * (lightness - last), 0.003) << i;
      EXPECT_LT(away * (lightness - last), 0.04) << i;
      last = lightness;
    }
  }
}

TEST(Colour, HeatMeetsItsAnchorsAndEnds) {
  const Colours& colours = colours_of(Theme::light);
  EXPECT_EQ(colours.of_heat(0), colours.heat.front());
  EXPECT_EQ(colours.of_heat(0.2), colours.heat[1]);
  EXPECT_EQ(colours.of_heat(1), colours.heat.back());
  EXPECT_EQ(colours.of_heat(-3), colours.heat.front());
  EXPECT_EQ(colours.of_heat(1e300), colours.heat.back());
}

TEST(Colour, SeriesStandOutAndRepeat) {
  for (const Theme theme : {Theme::light, Theme::dark}) {
    const Colours& colours = colours_of(theme);
    const double ground = to_oklab(colours.background).lightness;
    for (const Colour& one : colours.series)
      EXPECT_GT(std::abs(to_oklab(one).lightness - ground), 0.2);
    EXPECT_EQ(colours.of_series(colours.series.size()), colours.series[0]);
  }
}

TEST(Colour, NearestOf256) {
  EXPECT_EQ(nearest_of_256(colour(0x000000)), 16);
  EXPECT_EQ(nearest_of_256(colour(0xFFFFFF)), 231);
  EXPECT_EQ(nearest_of_256(colour(0xFF0000)), 196);
  EXPECT_EQ(nearest_of_256(colour(0x5F87AF)), 67);
  EXPECT_EQ(nearest_of_256(colour(0x080808)), 232);
  EXPECT_EQ(nearest_of_256(colour(0x777777)), 243);
}

}  // namespace
}  // namespace regard::figure
