#include "figure/axis_layout.h"

#include <gtest/gtest.h>

#include <cmath>

#include "figure/measure.h"

namespace regard::figure {
namespace {

using Words = std::vector<std::string>;

HeatMap map_of(std::size_t rows, std::size_t columns) {
  return {rows, columns, std::vector<double>(rows * columns)};
}

class AxisLayoutTest : public ::testing::Test {
 protected:
  AxisLayout x_axis(const Panel& panel, double length, Range range = {}) const {
    return x_axis_of(panel, range, length, canvas_);
  }
  AxisLayout y_axis(const Panel& panel, double length, Range range = {}) const {
    return y_axis_of(panel, range, length, canvas_);
  }
  /// Whether texts that are not turned keep apart from each other.
  bool apart(const AxisLayout& axis, double length) const {
    double end = -1e9;
    for (const Tick& tick : axis.ticks) {
      const double half = canvas_.width_of(tick.text, tick_size) / 2;
      const double middle = axis.range.share(tick.value) * length;
      if (middle - half <= end) return false;
      end = middle + half;
    }
    return true;
  }

  const Canvas canvas_ = measuring_canvas();
};

TEST_F(AxisLayoutTest, NumbersNeverOverlap) {
  for (const Range range : {Range{0, 1}, Range{-1e6, 1e6}, Range{100000.1, 100000.2}})
    for (double length = 120; length < 700; length += 37) {
      const AxisLayout axis = x_axis({}, length, range);
      EXPECT_TRUE(apart(axis, length)) << range.low << " over " << length;
      EXPECT_GE(axis.ticks.size(), 1u);
    }
}

TEST_F(AxisLayoutTest, MoreRoomGivesMoreNumbers) {
  EXPECT_LT(x_axis({}, 120).ticks.size(), x_axis({}, 600).ticks.size());
  EXPECT_LT(y_axis({}, 60).ticks.size(), y_axis({}, 300).ticks.size());
  EXPECT_LE(x_axis({}, 10000).ticks.size(), 10u);
}

TEST_F(AxisLayoutTest, MapsAreCountedFromTheirFirstRow) {
  const Panel panel{"", "", "", map_of(3, 4)};
  const AxisLayout x = x_axis(panel, 200), y = y_axis(panel, 150);
  EXPECT_EQ(x.range, (Range{0, 4}));
  EXPECT_EQ(x.ticks[3], (Tick{3.5, "3"}));
  EXPECT_EQ(y.range, (Range{3, 0}));
  EXPECT_DOUBLE_EQ(y.range.share(y.ticks[0].value), 2.5 / 3);  // near the top
  EXPECT_TRUE(x_axis({"", "", "", map_of(3, 0)}, 200).ticks.empty());
  EXPECT_TRUE(y_axis({"", "", "", map_of(0, 3)}, 200).ticks.empty());
}

TEST_F(AxisLayoutTest, WordsTurnWhereTheyDoNotFit) {
  HeatMap map = map_of(1, 3);
  map.column_labels = {"où", "est", "la"};
  const AxisLayout flat = x_axis({"", "", "", map}, 300);
  EXPECT_EQ(flat.angle, 0);
  EXPECT_TRUE(flat.names);
  const AxisLayout half = x_axis({"", "", "", map}, 60);
  EXPECT_EQ(half.angle, 45);
  EXPECT_EQ(half.ticks.size(), 3u);
  const AxisLayout whole = x_axis({"", "", "", map}, 45);
  EXPECT_EQ(whole.angle, 90);
  EXPECT_EQ(whole.ticks.size(), 3u);
  EXPECT_GE(whole.room, tick_gap + canvas_.width_of("est", tick_size));
  EXPECT_EQ(x_axis({"", "", "", map}, 15).ticks.size(), 1u);  // no room for all
}

TEST_F(AxisLayoutTest, RoomHoldsTheWords) {
  HeatMap map = map_of(2, 1);
  map.row_labels = {"gouvernement", std::string(500, 'm')};
  const AxisLayout axis = y_axis({"", "", "", map}, 40);
  EXPECT_EQ(axis.ticks[0].text, "gouvernement");
  EXPECT_TRUE(axis.ticks[1].text.ends_with("…"));
  EXPECT_GE(axis.room, tick_gap + canvas_.width_of(axis.ticks[1].text, tick_size));
  EXPECT_LT(axis.room, 170);
  map.row_labels = {"a", "b"};
  EXPECT_LT(y_axis({"", "", "", map}, 40).room, 20);
}

TEST_F(AxisLayoutTest, TurnedWordsReachOutToTheLeft) {
  HeatMap map = map_of(1, 2);
  map.column_labels = {"anticonstitutionnellement", "où"};
  const AxisLayout axis = x_axis({"", "", "", map}, 60);
  ASSERT_EQ(axis.angle, 45);
  const double width = canvas_.width_of(map.column_labels[0], tick_size);
  EXPECT_GE(axis.before, width * std::sqrt(0.5) - 15);
  EXPECT_LT(axis.after, 7);
}

TEST_F(AxisLayoutTest, LabelsMayReachBeyondTheirAxis) {
  const Panel panel{"", "source: is looked at", "target: looks", map_of(1, 1)};
  const AxisLayout x = x_axis(panel, 40), y = y_axis(panel, 40);
  EXPECT_GE(x.before + 40 + x.after, canvas_.width_of(panel.x_label, label_size));
  EXPECT_GE(y.before + 40 + y.after, canvas_.width_of(panel.y_label, label_size));
  EXPECT_LE(y_axis(panel, 200).before, 0);
  const Panel wordy{"", std::string(500, 'm'), std::string(500, 'm'), map_of(1, 1)};
  EXPECT_TRUE(x_axis(wordy, 40).label.ends_with("m…"));
  EXPECT_LT(y_axis(wordy, 40).before, 200);
}

TEST_F(AxisLayoutTest, SameAxesAreTold) {
  const Panel panel{"", "x", "y", Marks{}};
  EXPECT_TRUE(x_axis(panel, 200).same_as(x_axis(panel, 200)));
  EXPECT_FALSE(x_axis(panel, 200).same_as(x_axis(panel, 200, {0, 2})));
  EXPECT_FALSE(x_axis(panel, 200).same_as(x_axis({"", "z", "y", Marks{}}, 200)));
}

TEST_F(AxisLayoutTest, LinksHaveOneLabelForBothSides) {
  const Panel panel{"", "source", "target", Links{{"a"}, {"b"}, {{{1}}}}};
  EXPECT_EQ(x_axis(panel, 100).label, "target → source");
  EXPECT_TRUE(x_axis(panel, 100).ticks.empty());
  EXPECT_EQ(y_axis(panel, 100).label, "");
  EXPECT_TRUE(y_axis(panel, 100).ticks.empty());
  EXPECT_EQ(x_axis({"", "", "target", Links{}}, 100).label, "target");
}

}  // namespace
}  // namespace regard::figure
