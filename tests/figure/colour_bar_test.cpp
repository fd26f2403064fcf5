#include "figure/colour_bar.h"

#include "figure/image.h"
#include "figure/measure.h"

namespace regard::figure {
namespace {

using testing::blank_canvas;
using testing::Image;
using testing::white;

TEST(ColourBar, HasRoomForItsNumbers) {
  const Canvas measure = measuring_canvas();
  const ColourBar narrow({0, 1}, 100, measure);
  const ColourBar wide({0, 1e-200}, 100, measure);
  EXPECT_GT(narrow.room, 30);
  EXPECT_GT(wide.room, narrow.room + 20);
  EXPECT_LE(ColourBar({0, 1}, 5000, measure).ticks.size(), 6u);
}

TEST(ColourBar, GoesFromTheLowestUp) {
  Canvas canvas = blank_canvas(100, 120);
  draw(ColourBar({0, 1}, 100, canvas), {10, 10}, canvas);
  const Colours& colours = canvas.colours();
  const Image image(canvas.finish());
  EXPECT_EQ(image.at(28, 109), colours.of_heat(0.005));
  EXPECT_EQ(image.at(28, 60), colours.of_heat(0.495));
  EXPECT_EQ(image.at(28, 10), colours.of_heat(0.995));
  EXPECT_EQ(image.ink({0, 0, 24, 120}, white), 0);
}

TEST(ColourBar, NumbersStandAtTheirColours) {
  Canvas canvas = blank_canvas(100, 120);
  const ColourBar bar({0, 1.25}, 100, canvas);
  ASSERT_EQ(bar.ticks.size(), 3u);  // 0, 0.5 and 1.0
  draw(bar, {10, 10}, canvas);
  const Image image(canvas.finish());
  for (const double y : {30, 70, 110}) EXPECT_GT(image.ink({40, y - 5, 30, 10}, white), 10) << y;
  for (const double y : {10, 50, 90}) EXPECT_EQ(image.ink({40, y - 5, 30, 10}, white), 0) << y;
}

}  // namespace
}  // namespace regard::figure
