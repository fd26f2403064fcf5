#include "view/map_sides.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/small_gaze.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::small_gaze;

TEST(MapSides, SayWhoLooksAtWhat) {
  const Gaze gaze = small_gaze();
  const MapSides encoder = sides_of(gaze, AttentionPart::encoder);
  EXPECT_THAT(encoder.rows, ElementsAre("le", "chat", "</s>"));
  EXPECT_EQ(encoder.columns, encoder.rows);
  EXPECT_EQ(encoder.y_label, "source: looks");
  const MapSides decoder = sides_of(gaze, AttentionPart::decoder);
  EXPECT_THAT(decoder.rows, ElementsAre("cat", "</s>"));
  EXPECT_THAT(decoder.columns, ElementsAre("<s>", "cat"));
  const MapSides cross = sides_of(gaze, AttentionPart::cross);
  EXPECT_EQ(cross.rows, decoder.rows);
  EXPECT_EQ(cross.columns, encoder.columns);
  EXPECT_EQ(cross.y_label, "target: looks");
  EXPECT_EQ(cross.x_label, "source: is looked at");
}

TEST(MapSides, PiecesKeepTheirMarks) {
  const MapPieces pieces = pieces_of(small_gaze(), AttentionPart::decoder);
  EXPECT_THAT(pieces.rows, ElementsAre("▁cat", "</s>"));
  EXPECT_THAT(pieces.columns, ElementsAre("<s>", "▁cat"));
  EXPECT_THAT(pieces_of({}, AttentionPart::decoder).columns, ElementsAre("<s>"));
}

}  // namespace
}  // namespace regard
