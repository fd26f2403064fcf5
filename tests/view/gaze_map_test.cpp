#include "view/gaze_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "view/small_gaze.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::error_of;
using ::testing::FloatEq;
using ::testing::HasSubstr;
using testing::matrix;
using testing::small_gaze;

const HeatMap& map_of(const Panel& panel) { return std::get<HeatMap>(panel.content); }

/// A figure of so many panels of one size, with names.
Figure named(size_t panels, size_t per_row, size_t rows, size_t columns) {
  Figure figure{.columns = per_row};
  const Matrix zeros{rows, columns, std::vector<float>(rows * columns)};
  for (size_t i = 0; i < panels; ++i) figure.panels.push_back(map_panel("", zeros, {}));
  return figure;
}

bool keeps_names(Figure figure) {
  drop_crowded_names(figure);
  return !map_of(figure.panels.back()).row_labels.empty();
}

TEST(GazeMap, WeightsAreOfAHeadOrTheMeanOfThem) {
  Gaze gaze = small_gaze();
  EXPECT_THAT(chosen_weights(gaze, {}).values,
              ElementsAre(FloatEq(0.2F), FloatEq(0.7F), FloatEq(0.1F), FloatEq(0.1F), FloatEq(0.1F),
                          FloatEq(0.8F)));
  EXPECT_EQ(chosen_weights(gaze, {.head = 1}), matrix({{0.2F, 0.8F, 0}, {0.2F, 0, 0.8F}}));
  gaze.parts[2].layers.push_back({testing::head({{0, 1, 0}, {0, 0, 1}})});
  EXPECT_EQ(chosen_weights(gaze, {}), matrix({{0, 1, 0}, {0, 0, 1}})) << "the last layer";
  EXPECT_EQ(chosen_weights(gaze, {.layer = 0, .head = 0}),
            matrix({{0.2F, 0.6F, 0.2F}, {0, 0.2F, 0.8F}}));
  EXPECT_EQ(chosen_weights(gaze, {.part = AttentionPart::decoder, .head = 1}),
            matrix({{1, 0}, {0.25F, 0.75F}}));
}

TEST(GazeMap, TitlesCountFromOneAndLeaveOutWhatThereIsOneOf) {
  Gaze gaze = small_gaze();
  EXPECT_EQ(title_of(gaze, {}), "cross attention, mean of 2 heads");
  EXPECT_EQ(title_of(gaze, {.part = AttentionPart::encoder, .head = 1}),
            "encoder attention, head 2");
  gaze.parts[2].layers.push_back({testing::head({{1}})});
  EXPECT_EQ(title_of(gaze, {}), "cross attention, layer 2");
}

TEST(GazeMap, WhatIsNotThereIsAnError) {
  Gaze gaze = small_gaze();
  EXPECT_THAT(error_of([&] { chosen_weights(gaze, {.layer = 1}); }),
              HasSubstr("no layer 2 of cross attention: the model has 1"));
  EXPECT_THAT(error_of([&] { chosen_weights(gaze, {.head = 2}); }),
              HasSubstr("no head 3 of cross attention: a layer has 2"));
  gaze.parts.clear();
  EXPECT_EQ(error_of([&] { chosen_weights(gaze, {}); }), "small has no cross attention to look at");
}

TEST(GazeMap, ColoursGoFromZeroToOne) {
  Figure figure{.panels = {map_panel("", matrix({{0.1F, 0.2F}}), {}),
                           map_panel("", matrix({{0, 0.9F}}), {})}};
  share_weight_colours(figure);
  EXPECT_TRUE(figure.shared_colours);
  for (const Panel& panel : figure.panels) {
    EXPECT_EQ(map_of(panel).lowest, 0);
    EXPECT_EQ(map_of(panel).highest, 1);
    EXPECT_EQ(map_of(panel).colour_power, 0.6);
  }
}

TEST(GazeMap, AnEvenLookIsPale) {
  Figure even{.panels = {map_panel("", matrix({{0.125F, 0.125F}}), {})}};
  share_weight_colours(even);
  EXPECT_EQ(map_of(even.panels[0]).highest, 1);
}

TEST(GazeMap, NamesStayWhereThePictureHasRoomForThem) {
  EXPECT_TRUE(keeps_names(named(1, 1, 60, 60)));
  EXPECT_TRUE(keeps_names(named(8, 4, 60, 60)));
  EXPECT_TRUE(keeps_names(named(1, 4, 250, 250))) << "one panel takes one place";
  EXPECT_FALSE(keeps_names(named(1, 1, 500, 500)));
  EXPECT_FALSE(keeps_names(named(48, 8, 60, 60)));
  EXPECT_FALSE(keeps_names(named(1, 1, 2, 1001)));
}

}  // namespace
}  // namespace regard
