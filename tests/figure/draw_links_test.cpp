#include "figure/draw_links.h"

#include <gtest/gtest.h>

#include <limits>

#include "figure/image.h"
#include "figure/links_layout.h"
#include "figure/measure.h"

namespace regard::figure {
namespace {

using testing::blank_canvas;
using testing::Image;
using testing::white;
using Values = std::vector<double>;

/// Two names on either side, with lines of these values, in the upper left corner.
Links two_by_two(Values values) {
  return {.left = {"a", "b"}, .right = {"c", "d"}, .sets = {{.values = std::move(values)}}};
}

struct Drawn {
  LinksLayout layout;
  Image image;

  explicit Drawn(const Links& links)
      : layout(lay_out(links, measuring_canvas())), image(paint(links, layout)) {}

  static Image paint(const Links& links, const LinksLayout& layout) {
    Canvas canvas = blank_canvas(300, 100);
    draw(links, {0, 0, layout.width, layout.height}, {}, canvas);
    return Image(canvas.finish());
  }
  /// Of a line from name `i` to name `j`, in its middle.
  Colour middle(std::size_t i, std::size_t j) const {
    return image.at(static_cast<int>((layout.left_end + layout.right_begin) / 2),
                    static_cast<int>((layout.y_of(i) + layout.y_of(j)) / 2));
  }
};

Colour series(std::size_t i) { return colours_of(Theme::light).of_series(i); }

TEST(DrawLinks, LinesAreSeenTheBetterTheGreaterTheirNumber) {
  const Drawn drawn(two_by_two({1, 0, 0, 0.5}));
  EXPECT_EQ(drawn.middle(0, 0), series(0));
  const Colour half = drawn.middle(1, 1);
  EXPECT_NEAR(half.red, (255 + series(0).red) / 2.0, 3);
  EXPECT_NEAR(half.green, (255 + series(0).green) / 2.0, 3);
  EXPECT_EQ(drawn.middle(0, 1), white);
}

TEST(DrawLinks, LinesJoinTheRightNames) {
  const Drawn down(two_by_two({0, 1, 0, 0})), up(two_by_two({0, 0, 1, 0}));
  const int right = static_cast<int>(down.layout.right_begin) - 3;
  const int first = static_cast<int>(down.layout.y_of(0));
  const int second = static_cast<int>(down.layout.y_of(1));
  EXPECT_EQ(down.image.at(right, first), white);
  EXPECT_NE(down.image.at(right, second), white);
  EXPECT_NE(up.image.at(right, first), white);
  EXPECT_EQ(up.image.at(right, second), white);
}

TEST(DrawLinks, GapsAndNothingAreNotDrawn) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const Drawn names(two_by_two({0, 0, 0, 0})), gaps(two_by_two({nan, -1, 0.001, nan}));
  EXPECT_EQ(gaps.image.ink(white), names.image.ink(white));
  EXPECT_GT(names.image.ink({0, 0, names.layout.left_end, 40}, white), 20);
  EXPECT_GT(names.image.ink({names.layout.right_begin, 0, 30, 40}, white), 20);
}

TEST(DrawLinks, SetsHaveColoursOfTheirOwnBesideEachOther) {
  Links links = two_by_two({1, 0, 0, 0});
  links.sets.push_back(links.sets[0]);
  const Drawn drawn(links);
  const int x = static_cast<int>(drawn.layout.left_end) + 50;
  bool first = false, second = false;
  for (int y = 0; y < static_cast<int>(drawn.layout.spacing); ++y) {
    first = first || drawn.image.at(x, y) == series(0);
    second = second || drawn.image.at(x, y) == series(1);
  }
  EXPECT_TRUE(first);
  EXPECT_TRUE(second);
}

}  // namespace
}  // namespace regard::figure
