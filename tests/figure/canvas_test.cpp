#include "figure/canvas.h"

#include "base/scratch.h"
#include "figure/image.h"

/// What LeakSanitizer asks for: fontconfig keeps patterns that nobody can give back.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }

namespace regard::figure {

namespace {

using regard::testing::error_of;
using testing::blank_canvas;
using testing::Image;
using testing::red;
using testing::white;

TEST(Canvas, FillsWholePixels) {
  Canvas canvas = blank_canvas(10, 10);
  canvas.fill({2, 3, 4, 5}, red);
  const Image image(canvas.finish());
  EXPECT_EQ(image.at(2, 3), red);
  EXPECT_EQ(image.at(5, 7), red);
  EXPECT_EQ(image.ink(white), 4 * 5);
}

TEST(Canvas, HatchingStaysInItsBox) {
  Canvas canvas = blank_canvas(40, 40);
  canvas.hatch({10, 10, 20, 20}, {red, 1});
  const Image image(canvas.finish());
  const int ink = image.ink({10, 10, 20, 20}, white);
  EXPECT_EQ(image.ink(white), ink);
  EXPECT_GT(ink, 60);
  EXPECT_LT(ink, 300);
}

TEST(Canvas, DashesLeaveGaps) {
  Canvas canvas = blank_canvas(100, 10);
  canvas.line({0, 2.5}, {100, 2.5}, {red});
  canvas.line({0, 7.5}, {100, 7.5}, {red, 1, true});
  const Image image(canvas.finish());
  EXPECT_EQ(image.ink({0, 0, 100, 5}, white), 100);
  EXPECT_NEAR(image.ink({0, 5, 100, 5}, white), 100 * 5 / 9.0, 12);
}

TEST(Canvas, DotsAreRound) {
  Canvas canvas = blank_canvas(20, 20);
  canvas.dot({10, 10}, 5, red);
  const Image image(canvas.finish());
  EXPECT_EQ(image.at(10, 10), red);
  EXPECT_EQ(image.at(5, 5), white);
  EXPECT_NEAR(image.ink(white), 88, 10);
}

TEST(Canvas, TextStandsWhereItsAnchorSays) {
  for (const double anchor : {0.0, 0.5, 1.0}) {
    Canvas canvas = blank_canvas(200, 20);
    const double width = canvas.width_of("regard", 11);
    canvas.text("regard", {100, 10}, {11, red, anchor});
    const Image image(canvas.finish());
    const double left = 100 - anchor * width;
    EXPECT_GT(image.ink({left, 0, width + 1, 20}, white), 50);
    EXPECT_EQ(image.ink({0, 0, left - 1, 20}, white), 0);
    EXPECT_EQ(image.ink({left + width + 1, 0, 98 - width + anchor * width, 20}, white), 0);
  }
}

TEST(Canvas, TurnedTextGoesUp) {
  Canvas canvas = blank_canvas(40, 100);
  canvas.text("regard", {20, 90}, {11, red, 0, 90});
  const Image image(canvas.finish());
  EXPECT_GT(image.ink({10, 40, 20, 52}, white), 50);
  EXPECT_EQ(image.ink({0, 92, 40, 8}, white), 0);
}

TEST(Canvas, SaysWhatCairoCannotDo) {
  EXPECT_EQ(error_of([] { blank_canvas(-1, 5); }).find("the picture cannot be drawn: "), 0u);
  EXPECT_EQ(error_of([] { check_cairo(CAIRO_STATUS_SUCCESS); }), "no error");
}

}  // namespace
}  // namespace regard::figure
