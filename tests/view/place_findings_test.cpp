#include "view/place_findings.h"

#include <gmock/gmock.h>

#include <cmath>

#include "view/looks.h"

namespace regard {
namespace {

using testing::gaze_of;
using ::testing::HasSubstr;
using testing::looks_at;

constexpr const char* source = "où est la gare ? </s>";
constexpr const char* target = "where is the station ? </s>";

std::optional<Finding> collapse_of(const Gaze& gaze) {
  return find_collapse(gaze, word_looks(gaze, mean_cross_attention(gaze)));
}

TEST(Collapse, NamesTheWordItsShareAndItsWeight) {
  const auto found = collapse_of(gaze_of(source, target, looks_at({3, 3, 1, 3, 3, 5}, 6, 0.75F)));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, "collapse");
  EXPECT_DOUBLE_EQ(found->number, 0.8);
  EXPECT_EQ(found->says,
            "80 % of the target words (4 of 5) look most at “gare”, with 0.75 of their weight on "
            "average: attention has collapsed onto one word.");
  EXPECT_FALSE(found->cause.empty());
}

TEST(Collapse, StaresAtTheEnd) {
  const auto found = collapse_of(gaze_of(source, target, looks_at({5, 5, 5, 5, 5, 0}, 6, 0.5F)));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->number, 1);
  EXPECT_THAT(found->says, HasSubstr("the end mark “</s>”, with 0.50 of"));
  EXPECT_THAT(found->says, HasSubstr("stares at the end"));
  EXPECT_THAT(found->cause, HasSubstr("one direction"));
}

TEST(Collapse, IsMoreThanThreeQuarters) {
  EXPECT_FALSE(collapse_of(gaze_of(source, "a b c d </s>", looks_at({3, 3, 3, 1, 3}, 6, 0.9F))));
  EXPECT_TRUE(collapse_of(gaze_of(source, "a b c d </s>", looks_at({3, 3, 3, 3, 5}, 6, 0.9F))));
}

TEST(Collapse, NeedsThreeWordsOnBothSides) {
  EXPECT_FALSE(collapse_of(gaze_of(source, "a b </s>", looks_at({3, 3, 5}, 6, 0.9F))));
  EXPECT_TRUE(collapse_of(gaze_of(source, "a b c </s>", looks_at({3, 3, 3, 5}, 6, 0.9F))));
  EXPECT_FALSE(collapse_of(gaze_of("x y </s>", "a b c </s>", looks_at({1, 1, 1, 2}, 3, 0.9F))));
  EXPECT_TRUE(collapse_of(gaze_of("x y z </s>", "a b c </s>", looks_at({1, 1, 1, 3}, 4, 0.9F))));
}

TEST(Collapse, CountsWordsNotPieces) {
  // One word of three pieces on each side, and two others.
  const Gaze gaze = gaze_of("a\uFFED b\uFFED c d e </s>", "v\uFFED w\uFFED x y z </s>",
                            looks_at({0, 1, 2, 3, 4, 5}, 6, 0.9F));
  EXPECT_FALSE(collapse_of(gaze));
}

Matrix constant_rows(size_t rows, const std::vector<float>& row) {
  Matrix matrix{.rows = rows, .columns = row.size()};
  for (size_t i = 0; i < rows; ++i)
    matrix.values.insert(matrix.values.end(), row.begin(), row.end());
  return matrix;
}

TEST(Uniform, TellsEntropyBesideTheMost) {
  const auto found = find_uniform({}, constant_rows(3, std::vector<float>(8, 0.125F)));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, "uniform");
  EXPECT_NEAR(found->number, 3, 1e-6);
  EXPECT_EQ(found->says,
            "The weights are nearly uniform: 3.00 bits of entropy on average, where looking at all "
            "8 source pieces alike has 3.00.");
}

TEST(Uniform, IsTheMeanOfTheRows) {
  Matrix rows = constant_rows(2, std::vector<float>(4, 0.25F));
  for (size_t s = 0; s < 4; ++s) rows.at(1, s) = s == 0 ? 0.4F : 0.2F;
  const double second = -0.4 * std::log2(0.4) - 0.6 * std::log2(0.2);
  ASSERT_TRUE(find_uniform({}, rows));
  EXPECT_NEAR(find_uniform({}, rows)->number, (2 + second) / 2, 1e-6);
  for (size_t s = 0; s < 4; ++s) rows.at(1, s) = s == 0 ? 1 : 0;  // 1 bit of 2 on average
  EXPECT_FALSE(find_uniform({}, rows));
}

TEST(Uniform, BeginsAtNineTenths) {
  // Seven of eight alike is 0.936 of the most, six of eight 0.862.
  EXPECT_TRUE(find_uniform({}, constant_rows(1, {1, 1, 1, 1, 1, 1, 1, 0})));
  EXPECT_FALSE(find_uniform({}, constant_rows(1, {1, 1, 1, 1, 1, 1, 0, 0})));
}

TEST(Uniform, LooksAtSharesOfTheRowsSumAndNeedsFourPieces) {
  const auto found = find_uniform({}, constant_rows(1, {0.125F, 0.125F, 0.125F, 0.125F}));
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->number, 2, 1e-6);
  EXPECT_FALSE(find_uniform({}, constant_rows(2, {0, 0, 0, 0})));
  Matrix rows = constant_rows(2, {0.25F, 0.25F, 0.25F, 0.25F});
  for (size_t s = 0; s < 4; ++s) rows.at(1, s) = 0;  // looks at nothing, and does not count
  ASSERT_TRUE(find_uniform({}, rows));
  EXPECT_NEAR(find_uniform({}, rows)->number, 2, 1e-6);
  EXPECT_FALSE(find_uniform({}, constant_rows(1, {0.33F, 0.33F, 0.33F})));
}

TEST(Padding, IsWhatARowLeavesOfOne) {
  Matrix rows = constant_rows(2, {0.5F, 0.25F});
  rows.at(1, 1) = 0.5F;
  const auto found = find_padding({}, rows);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, "padding");
  EXPECT_DOUBLE_EQ(found->number, 0.25);
  EXPECT_EQ(found->says,
            "Up to 25.0 % of a row's weight (12.5 % on average) lies on padding, where there is "
            "nothing to see: it must be 0.");
  EXPECT_THAT(found->cause, HasSubstr("No mask"));
}

TEST(Padding, ForgivesRounding) {
  EXPECT_FALSE(find_padding({}, constant_rows(3, {0.5F, 0.496F})));
  EXPECT_TRUE(find_padding({}, constant_rows(3, {0.5F, 0.494F})));
  EXPECT_FALSE(find_padding({}, constant_rows(3, {0.6F, 0.5F})));
}

}  // namespace
}  // namespace regard
