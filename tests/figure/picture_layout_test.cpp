#include "figure/picture_layout.h"

#include <gtest/gtest.h>

#include <cmath>

#include "figure/measure.h"

namespace regard::figure {
namespace {

PictureLayout layout(const Figure& figure) {
  return lay_out(figure, scales_of(figure), measuring_canvas());
}

Panel line(double top, const std::string& name = "") {
  return {"", "x", "y", Marks{Curve{{0, 1}, {0, top}, name}}};
}

Panel map(double top) { return {"", "", "", HeatMap{2, 2, {0, 0, 0, top}, {"a", "b"}, {}}}; }

TEST(PictureLayout, FramesStandInLine) {
  const auto panels = layout({"", {line(1), line(1e9), line(1e9), line(1), line(2)}, 2}).panels;
  EXPECT_EQ(panels[0].frame.y, panels[1].frame.y);
  EXPECT_EQ(panels[2].frame.y, panels[3].frame.y);
  EXPECT_EQ(panels[0].frame.x, panels[2].frame.x);
  EXPECT_EQ(panels[0].frame.x, panels[4].frame.x);
  EXPECT_EQ(panels[1].frame.x, panels[3].frame.x);
  EXPECT_GT(panels[2].frame.y, panels[0].frame.bottom());
  EXPECT_GT(panels[1].frame.x, panels[0].frame.right());
  EXPECT_EQ(panels[0].frame.x, std::floor(panels[0].frame.x));
}

TEST(PictureLayout, EverythingLiesWithinThePicture) {
  const Figure figure{"heading", {line(1, "a"), line(1e9, "b"), map(3)}, 2};
  const PictureLayout all = layout(figure);
  for (const PanelLayout& panel : all.panels) {
    const Margins margins = panel.margins(measuring_canvas());
    EXPECT_GE(panel.frame.x - margins.left, 0);
    EXPECT_GE(panel.frame.y - margins.top, 24);  // below the heading
    EXPECT_LE(panel.frame.right() + margins.right, all.width);
    EXPECT_LE(panel.frame.bottom() + margins.bottom, all.height);
  }
}

TEST(PictureLayout, NeighboursWriteTheirAxesOnce) {
  const auto panels = layout({"", {line(1), line(1), line(1), line(1)}, 2}).panels;
  EXPECT_TRUE(panels[0].shows_y && !panels[1].shows_y && panels[2].shows_y && !panels[3].shows_y);
  EXPECT_TRUE(!panels[0].shows_x && !panels[1].shows_x && panels[2].shows_x && panels[3].shows_x);
  const auto others = layout({"", {line(1), line(2)}, 2}).panels;
  EXPECT_TRUE(others[0].shows_y && others[1].shows_y);
}

TEST(PictureLayout, AnAxisWithNothingBelowIsWritten) {
  const auto panels = layout({"", {line(1), line(1), line(1)}, 2}).panels;
  EXPECT_FALSE(panels[0].shows_x);
  EXPECT_TRUE(panels[1].shows_x);
}

TEST(PictureLayout, ACommonLegendStandsOnce) {
  const PictureLayout common = layout({"", {line(1, "fit"), line(2, "fit")}, 2});
  EXPECT_EQ(common.legend.entries.size(), 1u);
  EXPECT_TRUE(common.panels[0].legend.entries.empty());
  EXPECT_LE(common.legend_corner.y + common.legend.height, common.panels[0].frame.y);
  const PictureLayout own = layout({"", {line(1, "fit"), line(2, "other")}, 2});
  EXPECT_TRUE(own.legend.entries.empty());
  EXPECT_EQ(own.panels[1].legend.entries.size(), 1u);
}

TEST(PictureLayout, MapsShareTheirBarWhereTheySay) {
  Figure figure{"", {map(1), map(2), map(3), map(4)}, 2, false, true};
  const PictureLayout shared = layout(figure);
  ASSERT_TRUE(shared.bar);
  EXPECT_EQ(shared.bar->range, (Range{0, 4}));
  EXPECT_FALSE(shared.panels[0].bar);
  EXPECT_GE(shared.bar_corner.x, shared.panels[1].frame.right());
  EXPECT_EQ(shared.bar_corner.y, shared.panels[0].frame.y);
  EXPECT_EQ(shared.bar->height, shared.panels[3].frame.bottom() - shared.panels[0].frame.y);
  EXPECT_LE(shared.bar_corner.x + shared.bar->room, shared.width);
  figure.shared_colours = false;
  EXPECT_FALSE(layout(figure).bar);
  EXPECT_TRUE(layout(figure).panels[0].bar);
}

TEST(PictureLayout, LabelsOfLowPanelsKeepApart) {
  const Canvas measure = measuring_canvas();
  const std::string label = "target: grows less likely";
  const Panel low{"", "source: is left out", label, HeatMap{1, 2, {0, 1}}};
  const PictureLayout all = layout({"", {low, low, low, low}, 2});
  const double apart = all.panels[2].frame.y - all.panels[0].frame.y;
  EXPECT_GE(apart, measure.width_of(label, label_size));
  EXPECT_GE(all.panels[1].frame.x - all.panels[0].frame.x,
            measure.width_of(low.x_label, label_size));
  const double middle = (all.panels[2].frame.y + all.panels[2].frame.bottom()) / 2;
  EXPECT_LE(middle + measure.width_of(label, label_size) / 2, all.height);
}

TEST(PictureLayout, CutTitlesEndWithinThePicture) {
  const std::string words(500, 'm');
  Panel panel = map(1);
  panel.title = words;
  const PictureLayout all = layout({words, {panel, panel}, 2});
  const Canvas measure = measuring_canvas();
  EXPECT_LE(all.title_corner.x + measure.width_of(all.title, heading_size, true), all.width);
  EXPECT_LE(all.panels[0].frame.x + measure.width_of(all.panels[0].title[0], title_size, true),
            all.panels[1].frame.x);
}

TEST(PictureLayout, LongHeadingsAreCut) {
  EXPECT_TRUE(layout({std::string(500, 'm'), {line(1)}}).title.ends_with("m…"));
  EXPECT_LT(layout({std::string(500, 'm'), {line(1)}}).width, 700);
}

}  // namespace
}  // namespace regard::figure
