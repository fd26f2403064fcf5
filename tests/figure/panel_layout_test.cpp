#include "figure/panel_layout.h"

#include <gtest/gtest.h>

#include "figure/links_layout.h"
#include "figure/measure.h"

namespace regard::figure {
namespace {

class PanelLayoutTest : public ::testing::Test {
 protected:
  PanelLayout layout(const Panel& panel, std::size_t columns = 1) const {
    return lay_out(panel, scales_of({"", {panel}})[0], columns, canvas_);
  }
  static Panel map(std::size_t rows, std::size_t columns, bool names = false) {
    HeatMap map{rows, columns, std::vector<double>(rows * columns)};
    if (names) map.row_labels.assign(rows, "mot");
    return {"", "", "", map};
  }

  const Canvas canvas_ = measuring_canvas();
};

TEST_F(PanelLayoutTest, PlotsShrinkBesideOthers) {
  EXPECT_GT(layout({}, 1).frame.width, layout({}, 2).frame.width);
  EXPECT_GT(layout({}, 3).frame.width, layout({}, 4).frame.width);
  EXPECT_EQ(layout({}, 4).frame.width, layout({}, 9).frame.width);
}

TEST_F(PanelLayoutTest, CellsAreSquares) {
  const Box frame = layout(map(8, 4)).frame;
  EXPECT_EQ(frame.height, 2 * frame.width);
  EXPECT_EQ(frame.height, 8 * 32);
  const Box encoding = layout(map(60, 32)).frame;
  EXPECT_EQ(encoding.height, 300);
  EXPECT_EQ(encoding.width, 160);
}

TEST_F(PanelLayoutTest, MapsGrowWithTheirNames) {
  EXPECT_EQ(layout(map(60, 60, true)).frame.height, 60 * 15);
  EXPECT_EQ(layout(map(60, 60, true)).y.ticks.size(), 60u);
  EXPECT_LE(layout(map(60, 60)).frame.height, 320);
  EXPECT_EQ(layout(map(5000, 5000)).frame.height, 512);
}

TEST_F(PanelLayoutTest, AStripIsNoHairline) {
  const Box strip = layout(map(1, 200)).frame;
  EXPECT_GE(strip.height, 20);
  EXPECT_EQ(strip.width, 200);
  EXPECT_GE(layout(map(200, 1)).frame.width, 20);
}

TEST_F(PanelLayoutTest, EmptyMapsHaveAFrameButNoBar) {
  EXPECT_GT(layout(map(0, 5)).frame.height, 50);
  EXPECT_FALSE(layout(map(0, 5)).bar);
  EXPECT_TRUE(layout(map(1, 1)).bar);
  EXPECT_FALSE(layout({}).bar);
}

TEST_F(PanelLayoutTest, MarginsHoldWhatIsShown) {
  PanelLayout panel = layout({"title", "x", "y", Marks{Curve{{0, 1}, {0, 1}, "name"}}});
  const Margins all = panel.margins(canvas_);
  EXPECT_GE(all.left, panel.y.room + name_height);
  EXPECT_GE(all.bottom, panel.x.room + name_height);
  EXPECT_GE(all.top, panel.legend.height + title_size);
  panel.shows_x = panel.shows_y = false;
  const Margins few = panel.margins(canvas_);
  EXPECT_LT(few.left, 10);
  EXPECT_LT(few.bottom, 10);
  EXPECT_EQ(few.top, all.top);
  panel.title.clear();
  EXPECT_LT(panel.margins(canvas_).top, all.top);
}

TEST_F(PanelLayoutTest, WideThingsWidenTheMargins) {
  Panel narrow = map(2, 2);
  const double right = layout(narrow).margins(canvas_).right;
  EXPECT_GE(right, layout(narrow).bar->room);
  narrow.title = "a title that is much wider than its small map";
  EXPECT_GT(layout(narrow).margins(canvas_).right, right + 50);
  const double top = layout(narrow).margins(canvas_).top;
  EXPECT_EQ(layout(narrow).title.size(), 2u);
  narrow.title = std::string(500, 'm');
  EXPECT_LT(layout(narrow).margins(canvas_).top, top);
  EXPECT_LT(layout(narrow).margins(canvas_).right, 400);
  // The bar is higher than the map.
  EXPECT_GE(layout(map(1, 1)).margins(canvas_).bottom, 72 - 32);
}

TEST_F(PanelLayoutTest, LinksTakeTheRoomOfTheirNames) {
  const Links links{{"a", "b", "c"}, {"gouvernement"}, {{{1, 1, 1}}}};
  const Box frame = layout({"", "", "", links}).frame;
  EXPECT_EQ(frame.height, lay_out(links, canvas_).height);
  EXPECT_EQ(frame.width, lay_out(links, canvas_).width);
  EXPECT_FALSE(layout({"", "", "", links}).bar);
}

}  // namespace
}  // namespace regard::figure
