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
  const auto found = find_skipped(looks(
      "il dort là ? </s>", "he sleeps . </s>",
      {{0.875F, 0.125F, 0, 0, 0}, {0, 0.9375F, 0.0625F, 0, 0}, {0, 1, 0, 0, 0}, {0, 0, 1, 0, 0}}));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, "skipped");
  EXPECT_EQ(found->number, 1);
  // Not the question mark, not the end; the end mark's own look does not help.
  EXPECT_EQ(found->says,
            "1 source word hardly got a look: “là” (0.06). A word that is read once gets about 1.");
  EXPECT_FALSE(found->cause.empty());
}

TEST(Skipped, BeginsBelowAShareOfALook) {
  const auto all_but = [](float first) {
    return looks("a b </s>", "x y </s>", {{first, 1 - first, 0}, {0, 1, 0}, {0, 0, 1}});
  };
  // Two target words on three source words: 0.15 of two thirds of a look.
  EXPECT_TRUE(find_skipped(all_but(0.09F)));
  EXPECT_FALSE(find_skipped(all_but(0.11F)));
}

TEST(Skipped, AsksForNoMoreThanALookWhereTheTargetIsLonger) {
  std::vector<std::vector<float>> rows(9, {0.02F, 0.98F});
  EXPECT_FALSE(find_skipped(looks("a b", "x x x x x x x x x", rows)));  // 0.18 of a look
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
      looks("a b c d </s>", "v w x y z </s>", looks_at({1, 1, 1, 1, 0, 4}, 5, 1)));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, "repeated");
  EXPECT_EQ(found->number, 4);
  EXPECT_THAT(found->says, HasSubstr("“b” was looked at again and again: it got 4.0 whole looks"));
}

TEST(MuchLookedAt, LeavesThreeLooksAndPunctuationAlone) {
  EXPECT_FALSE(
      find_much_looked_at(looks("a b c d </s>", "v w x y </s>", looks_at({1, 1, 1, 0, 4}, 5, 1))));
  EXPECT_FALSE(find_much_looked_at(
      looks("a ? c d </s>", "v w x y z </s>", looks_at({1, 1, 1, 1, 0, 4}, 5, 1))));
  // Two source words and the end for eight: four looks each are their share.
  EXPECT_FALSE(find_much_looked_at(
      looks("a b </s>", "s t u v w x y z </s>", looks_at({0, 0, 0, 0, 1, 1, 1, 1, 2}, 3, 1))));
}

}  // namespace
}  // namespace regard
