#include "view/repeated_phrase.h"

#include <gmock/gmock.h>

#include "view/looks.h"

namespace regard {
namespace {

using testing::gaze_of;
using ::testing::HasSubstr;
using testing::looks_at;

std::optional<Finding> repeat_in(const std::string& target, const std::vector<size_t>& places,
                                 float sharp = 1) {
  const Gaze gaze =
      gaze_of("je vais à la gare demain matin </s>", target, looks_at(places, 8, sharp));
  return find_repeated_phrase(word_looks(gaze, mean_cross_attention(gaze)));
}

TEST(RepeatedPhrase, NamesItTheTimesAndThePlace) {
  const auto found = repeat_in("to the station to the station to the station </s>",
                               {2, 3, 4, 2, 3, 4, 2, 3, 4, 7});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->kind, "repeated");
  EXPECT_EQ(found->number, 3);
  EXPECT_EQ(found->says,
            "“to the station” is said 3 times, and attention goes back to “à la gare” for it: 100 "
            "% of the weight lies where it lay before.");
  EXPECT_FALSE(found->cause.empty());
}

TEST(RepeatedPhrase, IsTheLongest) {
  const auto found = repeat_in("the the station is a station is </s>", {3, 3, 4, 1, 0, 4, 1, 7});
  ASSERT_TRUE(found);
  EXPECT_THAT(found->says, HasSubstr("“station is” is said 2 times"));
}

TEST(RepeatedPhrase, NamesAPlaceOnce) {
  const auto found = repeat_in("to the station to the station </s>", {2, 4, 4, 2, 4, 4, 7});
  ASSERT_TRUE(found);
  EXPECT_THAT(found->says, HasSubstr("goes back to “à gare” for it"));
}

TEST(RepeatedPhrase, TellsHowMuchOfTheWeightIsBack) {
  const auto found = repeat_in("we go we go </s>", {0, 1, 0, 1, 7}, 0.75F);
  ASSERT_TRUE(found);
  EXPECT_THAT(found->says, HasSubstr("100 %"));
  const Gaze gaze =
      gaze_of("a b c", "x y x y", {{1, 0, 0}, {0, 1, 0}, {0.75F, 0.25F, 0}, {0, 0.5F, 0.5F}});
  const auto half = find_repeated_phrase(word_looks(gaze, mean_cross_attention(gaze)));
  ASSERT_TRUE(half);
  EXPECT_THAT(half->says, HasSubstr("62 % of the weight"));  // the mean of 3/4 and 1/2
}

TEST(RepeatedPhrase, NeedsThePlaceToBeTheSame) {
  EXPECT_FALSE(repeat_in("to the station to the station </s>", {2, 3, 4, 5, 6, 0, 7}));
  EXPECT_FALSE(repeat_in("to the station of the town </s>", {2, 3, 4, 5, 3, 0, 7}));
}

TEST(RepeatedPhrase, ASingleWordMustStutter) {
  EXPECT_TRUE(repeat_in("the the station </s>", {3, 3, 4, 7}));
  EXPECT_FALSE(repeat_in("the station the </s>", {3, 4, 3, 7}));
  EXPECT_FALSE(repeat_in("very very good </s>", {5, 6, 4, 7}));
}

TEST(RepeatedPhrase, HasAWordInIt) {
  EXPECT_FALSE(repeat_in("no ? ? yes </s>", {0, 1, 1, 4, 7}));
  EXPECT_FALSE(repeat_in("a b c </s>", {0, 1, 2, 7}));
  EXPECT_FALSE(repeat_in("</s>", {7}));
}

TEST(RepeatedPhrase, IsTakenApart) {
  const auto stutter = repeat_in("ha ha ha ha ha </s>", {4, 4, 4, 4, 4, 7});
  ASSERT_TRUE(stutter);
  EXPECT_THAT(stutter->says, HasSubstr("“ha” is said 5 times"));
  const auto loop = repeat_in("we go we go we go we go </s>", {0, 1, 0, 1, 0, 1, 0, 1, 7});
  ASSERT_TRUE(loop);
  EXPECT_THAT(loop->says, HasSubstr("“we go” is said 4 times"));
  const auto cut =
      repeat_in("we go we go we so we go we go we </s>", {0, 1, 0, 1, 0, 3, 0, 1, 0, 1, 0, 7});
  ASSERT_TRUE(cut);
  EXPECT_THAT(cut->says, HasSubstr("“we go” is said 4 times"));
}

TEST(RepeatedPhrase, IsNotTakenApartIntoWhatLooksElsewhere) {
  const auto found = repeat_in("we go we go we go we go </s>", {0, 1, 2, 3, 0, 1, 2, 3, 7});
  ASSERT_TRUE(found);
  EXPECT_THAT(found->says, HasSubstr("“we go we go” is said 2 times"));
  const auto odd = repeat_in("a b a a b a </s>", {0, 1, 0, 0, 1, 0, 7});
  ASSERT_TRUE(odd);
  EXPECT_THAT(odd->says, HasSubstr("“a b a” is said 2 times"));
}

}  // namespace
}  // namespace regard
