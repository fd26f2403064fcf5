#include "view/word_findings.h"

#include <gmock/gmock.h>

#include "view/looks.h"

namespace regard {
namespace {

using testing::gaze_of;
using ::testing::HasSubstr;
using testing::looks_at;
using ::testing::Not;

WordLooks looks(const std::string& source, const std::string& target,
                const std::vector<std::vector<float>>& weights) {
  const Gaze gaze = gaze_of(source, target, weights);
  return word_looks(gaze, mean_cross_attention(gaze));
}

TEST(Skipped, NamesSourceWordsThatNobodyLooksAt) {
  const auto found = find_skipped(looks("il dort là ? haut </s>", "he sleeps . </s>",
                                        {{0.875F, 0.125F, 0, 0, 0, 0},
                                         {0, 0.9375F, 0.0625F, 0, 0, 0},
                                         {0, 1, 0, 0, 0, 0},
                                         {0, 0, 1, 0, 0, 0}}));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, "skipped");
  EXPECT_EQ(found->number, 2);
  // Not the question mark, not the end; the end mark's own look does not help.
  EXPECT_EQ(
      found->says,
      "2 source words side by side hardly got a look: “là” (0.06), “haut” (0.00). A word that "
      "is read once gets about 1.");
  EXPECT_FALSE(found->cause.empty());
}

TEST(Skipped, LeavesWordsAloneWhoseNeighboursAreRead) {
  EXPECT_FALSE(find_skipped(looks("a b c d e </s>", "x y </s>", looks_at({1, 3, 5}, 6, 1))));
  const auto found = find_skipped(looks("a b c d e </s>", "x y </s>", looks_at({1, 4, 5}, 6, 1)));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->number, 2);  // c and d, not a
}

TEST(Skipped, BeginsBelowAShareOfALook) {
  const auto got = [](float each) {
    return looks("a b c </s>", "x y </s>",
                 {{each, each, 1 - 2 * each, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}});
  };
  // Two target words on four source words: 0.15 of half a look.
  EXPECT_TRUE(find_skipped(got(0.07F)));
  EXPECT_FALSE(find_skipped(got(0.08F)));
}

TEST(Skipped, AsksForNoMoreThanALookWhereTheTargetIsLonger) {
  std::vector<std::vector<float>> rows(9, {0.02F, 0.02F, 0.96F});
  EXPECT_FALSE(find_skipped(looks("a b c", "x x x x x x x x x", rows)));  // 0.18 of a look
}

TEST(Skipped, NamesAFewOfMany) {
  std::string source;
  for (int i = 0; i < 9; ++i) source += "w" + std::to_string(i) + " ";
  const auto found =
      find_skipped(looks(source + "</s>", "x y z </s>", looks_at({0, 0, 0, 9}, 10, 1)));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->number, 8);
  EXPECT_THAT(found->says, HasSubstr("8 source words"));
  EXPECT_THAT(found->says, HasSubstr("“w6” (0.00), 2 more."));
  EXPECT_THAT(found->says, Not(HasSubstr("w7")));
}

TEST(Skipped, NothingIsWhereEveryWordIsRead) {
  EXPECT_FALSE(find_skipped(looks("a b c </s>", "x y z </s>", looks_at({0, 1, 2, 3}, 4, 1))));
  EXPECT_FALSE(find_skipped(looks("a b </s>", "</s>", looks_at({2}, 3, 1))));
}

TEST(MuchLookedAt, NamesTheWordAndItsLooks) {
  const auto found = find_much_looked_at(
      looks("a b c d e </s>", "u v w x y z </s>", looks_at({1, 1, 1, 1, 1, 0, 5}, 6, 1)));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, "repeated");
  EXPECT_EQ(found->number, 5);
  EXPECT_THAT(found->says, HasSubstr("“b” was looked at again and again: it got 5.0 whole looks"));
}

TEST(MuchLookedAt, LeavesFourLooksAndPunctuationAlone) {
  EXPECT_FALSE(find_much_looked_at(
      looks("a b c d e </s>", "v w x y z </s>", looks_at({1, 1, 1, 1, 0, 5}, 6, 1))));
  EXPECT_FALSE(find_much_looked_at(
      looks("a ? c d e </s>", "u v w x y z </s>", looks_at({1, 1, 1, 1, 1, 0, 5}, 6, 1))));
  // Two source words and the end for ten: five looks each are their share.
  EXPECT_FALSE(find_much_looked_at(looks("a b </s>", "q r s t u v w x y z </s>",
                                         looks_at({0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2}, 3, 1))));
}

}  // namespace
}  // namespace regard
