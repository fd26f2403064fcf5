#include "regard/corpus/encoded_pairs.h"

#include <gmock/gmock.h>

namespace regard {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(EncodedPairs, GivesBackWhatItWasMadeOf) {
  const EncodedPairs pairs(std::vector<EncodedPair>{{{5, 6}, {7}}, {{}, {}}, {{8}, {9, 10, 11}}});
  ASSERT_EQ(pairs.size(), 3u);
  EXPECT_THAT(pairs.source(0), ElementsAre(5, 6));
  EXPECT_THAT(pairs.target(0), ElementsAre(7));
  EXPECT_THAT(pairs.source(1), IsEmpty());
  EXPECT_THAT(pairs.target(1), IsEmpty());
  EXPECT_THAT(pairs.source(2), ElementsAre(8));
  EXPECT_THAT(pairs.target(2), ElementsAre(9, 10, 11));
}

TEST(EncodedPairs, CountsTargetTokensWithEndMarks) {
  const EncodedPairs pairs(std::vector<EncodedPair>{{{5, 6}, {7}}, {{}, {}}, {{8}, {9, 10, 11}}});
  EXPECT_EQ(target_tokens(pairs, 0), 0);
  EXPECT_EQ(target_tokens(pairs, 2), 3);
  EXPECT_EQ(target_tokens(pairs, 3), 7);
}

TEST(EncodedPairs, MayBeNone) {
  EXPECT_TRUE(EncodedPairs().empty());
  EXPECT_TRUE(EncodedPairs(std::vector<EncodedPair>{}).empty());
}

TEST(EncodedPairs, CopiesShareWhatTheyHold) {
  EncodedPairs copy;
  {
    const EncodedPairs pairs(std::vector<EncodedPair>{{{1}, {2}}});
    copy = pairs;
    EXPECT_EQ(copy.source(0).data(), pairs.source(0).data());
  }
  EXPECT_THAT(copy.target(0), ElementsAre(2));
}

TEST(EncodedPairs, FindsPairsInEveryBlock) {
  constexpr size_t count = 2 * EncodedPairs::block_pairs + 3;
  std::vector<EncodedPair> list(count);
  for (size_t i = 0; i < count; ++i) {
    list[i].source.assign(i % 3, static_cast<int32_t>(i));
    list[i].target.assign(1, static_cast<int32_t>(i));
  }
  const EncodedPairs pairs(list);
  ASSERT_EQ(pairs.size(), count);
  pairs.release();  // which memory of its own outlasts
  for (size_t i = 0; i < count; ++i) {
    ASSERT_TRUE(std::ranges::equal(pairs.source(i), list[i].source)) << i;
    ASSERT_TRUE(std::ranges::equal(pairs.target(i), list[i].target)) << i;
  }
}

}  // namespace
}  // namespace regard
