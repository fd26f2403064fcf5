#include "corpus/copy_pairs.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace regard {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Ten thousand pairs, the n-th of them {n} and {n, n}, that count how often they are given back.
struct CountedPairs final : PairStorage {
  CountedPairs() {
    for (int32_t n = 0; n < 10'000; ++n) array.add(std::vector{n}, std::vector{n, n});
  }
  void release() const override { ++releases; }

  PairArray array;
  mutable size_t releases = 0;
};

class CopyPairs : public ::testing::Test {
 protected:
  const std::shared_ptr<CountedPairs> storage_ = std::make_shared<CountedPairs>();
  const EncodedPairs pairs_{
      std::vector<PairBlock>{{storage_->array.ends(), storage_->array.ids(), storage_}}};
};

TEST_F(CopyPairs, GivesThemInTheOrderAskedFor) {
  const std::vector<EncodedPair> copies = copy_pairs(pairs_, std::vector<uint32_t>{7, 9'999, 7});
  ASSERT_EQ(copies.size(), 3u);
  EXPECT_THAT(copies[0].source, ElementsAre(7));
  EXPECT_THAT(copies[1].target, ElementsAre(9'999, 9'999));
  EXPECT_THAT(copies[2].target, ElementsAre(7, 7));
  EXPECT_THAT(copy_pairs(pairs_, {}), IsEmpty());
}

// 32 pairs of two places of 2 MB are 128 MB.
TEST_F(CopyPairs, GivesBackMemoryEvery32Pairs) {
  copy_pairs(pairs_, std::vector<uint32_t>(320, 5));
  EXPECT_EQ(storage_->releases, 10u);
}

TEST_F(CopyPairs, GivesBackMemoryOfTheLastToo) {
  copy_pairs(pairs_, std::vector<uint32_t>{3});
  EXPECT_EQ(storage_->releases, 1u);
}

}  // namespace
}  // namespace regard
