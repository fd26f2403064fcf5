#include "regard/view/gaze.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regard {
namespace {

using ::testing::ElementsAre;

HeadGaze head(std::vector<float> weights) {
  HeadGaze gaze;
  gaze.weights = {.rows = 2, .columns = 3, .values = std::move(weights)};
  return gaze;
}

TEST(Gaze, MeanCrossAttentionIsThatOfTheLastLayersHeads) {
  Gaze gaze;
  gaze.parts = {{AttentionPart::encoder, {{head({9, 9, 9, 9, 9, 9})}}},
                {AttentionPart::cross,
                 {{head({7, 7, 7, 7, 7, 7})},
                  {head({1, 0, 0, 0, 0.5F, 0.5F}), head({0, 0.5F, 0.5F, 0, 1, 0})}}}};
  const Matrix mean = mean_cross_attention(gaze);
  EXPECT_EQ(mean.rows, 2u);
  EXPECT_EQ(mean.columns, 3u);
  EXPECT_THAT(mean.values, ElementsAre(0.5F, 0.25F, 0.25F, 0, 0.75F, 0.25F));
  EXPECT_EQ(mean.at(1, 1), 0.75F);
}

TEST(Gaze, MeanCrossAttentionIsEmptyWithoutAttention) {
  Gaze gaze;
  EXPECT_TRUE(mean_cross_attention(gaze).empty());
  gaze.parts = {{AttentionPart::encoder, {{head({1, 0, 0, 0, 1, 0})}}}};
  EXPECT_TRUE(mean_cross_attention(gaze).empty());
  gaze.parts.push_back({AttentionPart::cross, {}});
  EXPECT_TRUE(mean_cross_attention(gaze).empty());
  gaze.parts.back().layers = {{}};
  EXPECT_TRUE(mean_cross_attention(gaze).empty());
}

TEST(Gaze, FindsItsParts) {
  Gaze gaze;
  EXPECT_EQ(find_part(gaze, AttentionPart::cross), nullptr);
  gaze.parts = {{AttentionPart::encoder, {}}, {AttentionPart::cross, {}}};
  EXPECT_EQ(find_part(gaze, AttentionPart::encoder), gaze.parts.data());
  EXPECT_EQ(find_part(gaze, AttentionPart::cross), &gaze.parts[1]);
  EXPECT_EQ(find_part(gaze, AttentionPart::decoder), nullptr);
}

}  // namespace
}  // namespace regard
