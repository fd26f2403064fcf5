#include "figure/draw_panel.h"

#include <cmath>

#include "figure/image.h"
#include "figure/measure.h"

namespace regard::figure {
namespace {

using testing::blank_canvas;
using testing::Image;
using testing::white;

/// A panel whose frame stands at 100, 100, with 100 pixels around it.
struct Drawn {
  PanelLayout layout;
  Image image;
};

template <typename Change>
Drawn drawn(const Panel& panel, Change change) {
  const Scales scales = scales_of({"", {panel}})[0];
  PanelLayout layout = lay_out(panel, scales, 4, measuring_canvas());
  layout.frame.x = layout.frame.y = 100;
  change(layout);
  Canvas canvas = blank_canvas(static_cast<int>(layout.frame.width) + 200,
                               static_cast<int>(layout.frame.height) + 200);
  draw(panel, layout, scales, canvas);
  return {layout, Image(canvas.finish())};
}

Drawn drawn(const Panel& panel) {
  return drawn(panel, [](PanelLayout&) {});
}

int ink_left(const Drawn& d) { return d.image.ink({0, 90, 95, d.layout.frame.height + 20}, white); }
int ink_below(const Drawn& d) {
  return d.image.ink({0, d.layout.frame.bottom() + 5, d.layout.frame.width + 200, 90}, white);
}
int ink_above(const Drawn& d) { return d.image.ink({0, 0, d.layout.frame.width + 200, 95}, white); }

const Panel bare{"", "", "", Marks{Curve{{0, 1}, {0, 1}}}};

TEST(DrawPanel, LabelsStandAroundTheFrame) {
  Panel named = bare;
  named.title = "title";
  named.x_label = "minutes";
  named.y_label = "BLEU";
  EXPECT_GT(ink_left(drawn(named)), ink_left(drawn(bare)) + 50);
  EXPECT_GT(ink_below(drawn(named)), ink_below(drawn(bare)) + 50);
  EXPECT_GT(ink_above(drawn(named)), 50);
  EXPECT_EQ(ink_above(drawn(bare)), 0);
}

TEST(DrawPanel, WhatANeighbourShowsIsLeftOut) {
  EXPECT_GT(ink_left(drawn(bare)), 50);
  EXPECT_EQ(ink_left(drawn(bare, [](PanelLayout& p) { p.shows_y = false; })), 0);
  EXPECT_GT(ink_below(drawn(bare)), 50);
  EXPECT_EQ(ink_below(drawn(bare, [](PanelLayout& p) { p.shows_x = false; })), 0);
}

TEST(DrawPanel, TicksStandAtTheirValues) {
  const Drawn d = drawn(bare);
  for (const Tick& tick : d.layout.x.ticks) {
    const double x = 100 + d.layout.x.range.share(tick.value) * d.layout.frame.width;
    EXPECT_GT(d.image.ink({x - 1, d.layout.frame.bottom() + 1, 2, 2}, white), 0) << tick.text;
    EXPECT_GT(d.image.ink({x - 1, 101, 2, 2}, white), 0) << "no line behind " << tick.text;
    EXPECT_GT(d.image.ink({x - 8, d.layout.frame.bottom() + 5, 16, 14}, white), 10) << tick.text;
  }
  for (const Tick& tick : d.layout.y.ticks) {
    const double y =
        d.layout.frame.bottom() - d.layout.y.range.share(tick.value) * d.layout.frame.height;
    EXPECT_GT(d.image.ink({97, y - 1, 2, 2}, white), 0) << tick.text;
    EXPECT_GT(d.image.ink({75, y - 5, 20, 10}, white), 10) << tick.text;
  }
}

TEST(DrawPanel, AnEmptyPanelSaysSo) {
  const Drawn empty = drawn({"", "", "", HeatMap{0, 3, {}}});
  const Box frame = empty.layout.frame;
  EXPECT_GT(empty.image.ink(
                {frame.x + frame.width / 2 - 30, frame.y + frame.height / 2 - 8, 60, 16}, white),
            80);
}

TEST(DrawPanel, TurnedWordsEndAtTheirColumns) {
  HeatMap map{1, 3, {1, 1, 1}, {}, {"anticonstitution", "a", "a"}};
  const Drawn d = drawn({"", "", "", map});
  ASSERT_EQ(d.layout.x.angle, 45);
  const double below = d.layout.frame.bottom();
  EXPECT_GT(d.image.ink({60, below + 30, 40, 40}, white), 30);
  // The first letter stands at the far end.
  const double across =
      measuring_canvas().width_of(map.column_labels[0], tick_size) * std::sqrt(0.5);
  const double column = 100 + d.layout.frame.width / 6;
  EXPECT_GT(d.image.ink({column - across, below + across - 4, 12, 12}, white), 10);
  EXPECT_EQ(d.image.ink({130, below + 30, 60, 60}, white), 0);
}

TEST(DrawPanel, MapsHaveTheirBarBeside) {
  const Drawn d = drawn({"", "", "", HeatMap{1, 2, {0, 1}}});
  EXPECT_GT(d.image.ink({d.layout.frame.right() + 10, 100, 40, 72}, white), 700);
}

TEST(DrawPanel, LegendsStandUnderTheTitle) {
  const Drawn d = drawn({"title", "", "", Marks{Curve{{0, 1}, {0, 1}, "name"}}});
  const Colour series = colours_of(Theme::light).of_series(0);
  const int y = static_cast<int>(100 - d.layout.legend.height - 4 + d.layout.legend.places[0].y);
  EXPECT_EQ(d.image.at(105, y), series);
  EXPECT_GT(d.image.ink({100, 100 - d.layout.legend.height - 19, 60, 12}, white), 30);
}

TEST(DrawPanel, LinksHaveNoAxes) {
  const Panel links{"", "", "", Links{{""}, {""}, {{{0}}}}};
  EXPECT_EQ(drawn(links).image.ink(white), 0);
  const Panel named{"", "source", "target", Links{{""}, {""}, {{{0}}}}};
  EXPECT_GT(ink_below(drawn(named)), 50);
  EXPECT_EQ(ink_left(drawn(named)), 0);
}

}  // namespace
}  // namespace regard::figure
