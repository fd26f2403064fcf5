#include "regard/view/gaze_figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "regard/figure/picture.h"
#include "view/small_gaze.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::long_gaze;
using testing::small_gaze;

const HeatMap& map_of(const Figure& figure, size_t panel = 0) {
  return std::get<HeatMap>(figure.panels.at(panel).content);
}

/// Width and height of a PNG in pixels, from its header.
std::pair<unsigned, unsigned> png_size(const std::string& png) {
  const auto number = [&](size_t at) {
    unsigned value = 0;
    for (size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(png.at(at + i));
    return value;
  };
  return {number(16), number(20)};
}

TEST(GazeFigure, IsTheMeanOfTheLastLayersHeads) {
  const Figure figure = gaze_figure(small_gaze());
  EXPECT_NO_THROW(check_figure(figure));
  EXPECT_EQ(figure.title, "small");
  ASSERT_EQ(figure.panels.size(), 1u);
  EXPECT_EQ(figure.panels[0].title, "cross attention, mean of 2 heads");
  EXPECT_EQ(figure.panels[0].x_label, "source: is looked at");
  EXPECT_EQ(figure.panels[0].y_label, "target: looks");
  EXPECT_THAT(map_of(figure).row_labels, ElementsAre("cat", "</s>"));
  EXPECT_THAT(map_of(figure).column_labels, ElementsAre("le", "chat", "</s>"));
  EXPECT_FLOAT_EQ(map_of(figure).values[1], 0.7F);
}

TEST(GazeFigure, ShowsAnotherPartLayerAndHead) {
  const Figure figure = gaze_figure(small_gaze(), {.part = AttentionPart::decoder, .head = 1});
  EXPECT_EQ(figure.panels[0].title, "decoder attention, head 2");
  EXPECT_THAT(map_of(figure).values, ElementsAre(1, 0, 0.25, 0.75));
  EXPECT_THAT(map_of(figure).column_labels, ElementsAre("<s>", "cat"));
}

TEST(HeadsFigure, HasARowOfHeadsForEachLayer) {
  Gaze gaze = small_gaze();
  gaze.parts[0].layers.push_back(gaze.parts[0].layers[0]);
  gaze.parts[0].layers[1][0].weights.at(0, 0) = 0.75F;
  const Figure figure = heads_figure(gaze, AttentionPart::encoder);
  EXPECT_NO_THROW(check_figure(figure));
  EXPECT_EQ(figure.title, "small: encoder attention");
  EXPECT_EQ(figure.columns, 2u);
  EXPECT_TRUE(figure.shared_colours);
  ASSERT_EQ(figure.panels.size(), 4u);
  EXPECT_EQ(figure.panels[2].title, "layer 2, head 1");
  EXPECT_EQ(map_of(figure, 2).values[0], 0.75);
  EXPECT_EQ(map_of(figure, 1).values[1], 1);
}

TEST(StepsFigure, NumbersStepsAndPositions) {
  const Figure figure = steps_figure(small_gaze());
  EXPECT_THAT(map_of(figure).row_labels, ElementsAre("1 cat", "2 </s>"));
  EXPECT_THAT(map_of(figure).column_labels, ElementsAre("1 le", "2 chat", "3 </s>"));
  EXPECT_EQ(figure.panels[0].y_label, "decoding step: looks");
}

TEST(GazeFigure, SixtyPiecesHaveRoomForTheirNames) {
  const Figure figure = gaze_figure(long_gaze(60));
  EXPECT_EQ(map_of(figure).row_labels.size(), 60u);
  const auto [width, height] = png_size(to_png(figure, {.scale = 1}));
  EXPECT_GE(width, 60u * 15) << "a line's height for each name";
  EXPECT_LT(width, 1600u);
  EXPECT_GE(height, 60u * 15);
}

TEST(GazeFigure, FiveHundredPiecesAreStillAPicture) {
  const Figure figure = gaze_figure(long_gaze(500));
  EXPECT_TRUE(map_of(figure).row_labels.empty());
  EXPECT_EQ(figure.panels[0].x_label, "source: is looked at (positions from 0)");
  EXPECT_LT(png_size(to_png(figure)).first, 2000u);
  EXPECT_THAT(to_svg(heads_figure(long_gaze(500), AttentionPart::cross)), HasSubstr("</svg>"));
}

TEST(LinesFigure, HasALineOfEachHead) {
  const Figure figure = lines_figure(small_gaze());
  EXPECT_NO_THROW(check_figure(figure));
  EXPECT_EQ(figure.panels[0].title, "cross attention");
  EXPECT_EQ(figure.panels[0].y_label, "target: looks");
  const Links& links = std::get<Links>(figure.panels[0].content);
  EXPECT_THAT(links.left, ElementsAre("cat", "</s>"));
  EXPECT_THAT(links.right, ElementsAre("le", "chat", "</s>"));
  ASSERT_EQ(links.sets.size(), 2u);
  EXPECT_EQ(links.sets[1].name, "head 2");
  EXPECT_FLOAT_EQ(static_cast<float>(links.sets[1].values[1]), 0.8F);
}

TEST(LinesFigure, ShowsTheChosenHead) {
  const Figure figure = lines_figure(small_gaze(), {.part = AttentionPart::decoder, .head = 1});
  const Links& links = std::get<Links>(figure.panels[0].content);
  ASSERT_EQ(links.sets.size(), 1u);
  EXPECT_THAT(links.sets[0].values, ElementsAre(1, 0, 0.25, 0.75));
  EXPECT_THAT(links.right, ElementsAre("<s>", "cat"));
  EXPECT_THAT(testing::error_of([] { lines_figure(small_gaze(), {.head = 2}); }),
              HasSubstr("no head 3"));
}

TEST(LinesFigure, FiveHundredPiecesAreStillAPicture) {
  const auto [width, height] = png_size(to_png(lines_figure(long_gaze(500)), {.scale = 1}));
  EXPECT_LT(width, 600u);
  EXPECT_LT(height, 1700u);
}

}  // namespace
}  // namespace regard
