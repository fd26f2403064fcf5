#include "contest/length_groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regard {
namespace {

using ::testing::ElementsAre;

SentencePair pair_of(int words) {
  std::string source;
  for (int i = 0; i < words; ++i) source += " a ";
  return {source, "b"};
}

TEST(LengthGroups, CountWordsOfTheSource) {
  const auto groups =
      length_groups({pair_of(5), pair_of(6), pair_of(10), pair_of(21), pair_of(40), pair_of(1)});
  ASSERT_EQ(groups.size(), 3u);
  EXPECT_EQ(groups[0].name(), "1-5");
  EXPECT_THAT(groups[0].pairs, ElementsAre(0, 5));
  EXPECT_EQ(groups[0].mean_words, 3);
  EXPECT_EQ(groups[1].name(), "6-10");
  EXPECT_THAT(groups[1].pairs, ElementsAre(1, 2));
  EXPECT_EQ(groups[2].name(), "21+");
  EXPECT_THAT(groups[2].pairs, ElementsAre(3, 4));
  EXPECT_EQ(groups[2].mean_words, 30.5);
}

}  // namespace
}  // namespace regard
