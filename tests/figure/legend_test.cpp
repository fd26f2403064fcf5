#include "figure/legend.h"

#include "figure/image.h"
#include "figure/measure.h"

namespace regard::figure {
namespace {

using testing::blank_canvas;
using testing::Image;
using testing::white;

Panel three_series() {
  return {"", "", "",
          Marks{Curve{{}, {}, "fit"}, Dots{{}, {}}, Curve{{}, {}, "truth", true},
                Bars{{}, {}, "lengths", true}}};
}

TEST(Legend, HoldsTheNamedMarks) {
  EXPECT_EQ(legend_of(three_series()), (Legend{{"fit", Swatch::line, 0},
                                               {"truth", Swatch::dashes, 2},
                                               {"lengths", Swatch::hatching, 3}}));
  EXPECT_TRUE(legend_of({"", "", "", HeatMap{}}).empty());
}

TEST(Legend, IsCommonIfPanelsAgree) {
  EXPECT_EQ(common_legend({"", {three_series(), Panel{}, three_series()}}),
            legend_of(three_series()));
  EXPECT_TRUE(common_legend({"", {three_series()}}).empty());  // it stands in its panel
  Panel other = three_series();
  std::get<Curve>(std::get<Marks>(other.content)[0]).name = "line";
  EXPECT_TRUE(common_legend({"", {three_series(), other}}).empty());
  EXPECT_TRUE(common_legend({"", {three_series(), other, three_series()}}).empty());
}

TEST(Legend, EntriesGoOnBelow) {
  const Canvas measure = measuring_canvas();
  const LegendLayout wide = lay_out(legend_of(three_series()), 1000, measure);
  EXPECT_EQ(wide.places[0].y, wide.places[2].y);
  EXPECT_GT(wide.places[1].x, wide.places[0].x + measure.width_of("fit", 10));
  const LegendLayout narrow = lay_out(legend_of(three_series()), 60, measure);
  EXPECT_EQ(narrow.places[2].x, 0);
  EXPECT_GT(narrow.places[2].y, narrow.places[1].y);
  EXPECT_EQ(narrow.height, 3 * wide.height);
  EXPECT_EQ(lay_out({}, 60, measure).height, 0);
}

TEST(Legend, LongNamesAreCut) {
  const Legend legend{{std::string(200, 'm'), Swatch::line, 0}};
  EXPECT_TRUE(lay_out(legend, 100, measuring_canvas()).entries[0].name.ends_with("m…"));
}

TEST(Legend, SwatchesHaveTheirSeriesColours) {
  Canvas canvas = blank_canvas(300, 40);
  const LegendLayout layout = lay_out(legend_of(three_series()), 280, canvas);
  draw(layout, {10, 10}, canvas);
  const Colours& colours = canvas.colours();
  const Image image(canvas.finish());
  const int y = static_cast<int>(10 + layout.places[0].y);
  EXPECT_EQ(image.at(20, y - 1), colours.of_series(0));
  EXPECT_EQ(image.at(static_cast<int>(10 + layout.places[1].x) + 2, y - 1), colours.of_series(2));
  EXPECT_EQ(image.at(static_cast<int>(10 + layout.places[1].x) + 7, y - 1), white);  // a dash's gap
  EXPECT_GT(image.ink({36, 10, 12, 17}, white), 20);                                 // "fit"
}

TEST(Legend, HoldsTheNamedSetsOfLinks) {
  const Links links{{"a"}, {"b"}, {{{1}, "head 1"}, {{1}}, {{1}, "head 3"}}};
  EXPECT_EQ(legend_of({"", "", "", links}),
            (Legend{{"head 1", Swatch::line, 0}, {"head 3", Swatch::line, 2}}));
}

}  // namespace
}  // namespace regard::figure
