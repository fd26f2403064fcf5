#include "figure/links_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "figure/measure.h"

namespace regard::figure {
namespace {

using Names = std::vector<std::string>;

LinksLayout lay_out(Names left, Names right) {
  return lay_out(Links{std::move(left), std::move(right)}, measuring_canvas());
}

TEST(LinksLayout, TheLongestNamesDecideTheWidth) {
  const LinksLayout narrow = lay_out({"a", "b"}, {"c"});
  const LinksLayout left = lay_out({"a", "gouvernement"}, {"c"});
  const LinksLayout right = lay_out({"a", "b"}, {"gouvernement"});
  EXPECT_GT(left.left_end, narrow.left_end + 30);
  EXPECT_EQ(right.left_end, narrow.left_end);
  EXPECT_NEAR(left.width, right.width, 2);
  EXPECT_EQ(left.right_begin - left.left_end, narrow.right_begin - narrow.left_end);
}

TEST(LinksLayout, TheMoreNamesTheCloserTheyStand) {
  const LinksLayout few = lay_out(Names(10, "a"), Names(3, "b"));
  EXPECT_EQ(few.height, 10 * few.spacing);
  EXPECT_EQ(few.y_of(3) - few.y_of(2), few.spacing);
  EXPECT_EQ(few.y_of(9) + few.spacing / 2, few.height);
  const LinksLayout sixty = lay_out(Names(60, "a"), Names(60, "b"));
  EXPECT_GE(sixty.spacing, 13) << "a line's height";
  EXPECT_EQ(std::ranges::count(sixty.left, ""), 0);
}

TEST(LinksLayout, NamesWithoutRoomAreEmpty) {
  const LinksLayout many = lay_out(Names(500, "a"), Names(100, "b"));
  EXPECT_LT(many.height, 2000);
  EXPECT_EQ(many.left[0], "a");
  EXPECT_EQ(many.left[1], "");
  const auto named = std::ranges::find(many.left.begin() + 1, many.left.end(), "a");
  EXPECT_GE(many.y_of(static_cast<std::size_t>(named - many.left.begin())) - many.y_of(0), 13);
}

TEST(LinksLayout, LongNamesAreCut) {
  const LinksLayout layout = lay_out({std::string(100, 'm')}, {});
  EXPECT_TRUE(layout.left[0].ends_with("…"));
  EXPECT_LT(layout.left_end, 170);
}

}  // namespace
}  // namespace regard::figure
