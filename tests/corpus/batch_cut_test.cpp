#include "corpus/batch_cut.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace regard {
namespace {

using ::testing::ElementsAre;

EncodedPair pair_of(size_t source, size_t target) {
  return {std::vector<int32_t>(source, 4), std::vector<int32_t>(target, 4)};
}

TEST(BatchCut, CountsPaddingAndEndMarks) {
  const std::vector<EncodedPair> pairs = {pair_of(1, 1), pair_of(1, 1), pair_of(1, 3)};
  const std::vector<uint32_t> order = {0, 1, 2};
  EXPECT_THAT(cut_into_batches(pairs, order, {.tokens = 12}), ElementsAre(3));
  EXPECT_THAT(cut_into_batches(pairs, order, {.tokens = 11}), ElementsAre(2, 3));
  EXPECT_THAT(cut_into_batches(pairs, order, {.sentences = 2}), ElementsAre(2, 3));
}

TEST(BatchCut, AllowsTwiceAsManySourcePositions) {
  const std::vector<EncodedPair> pairs = {pair_of(7, 1), pair_of(7, 1)};
  const std::vector<uint32_t> order = {0, 1};
  EXPECT_THAT(cut_into_batches(pairs, order, {.tokens = 8}), ElementsAre(2));
  EXPECT_THAT(cut_into_batches(pairs, order, {.tokens = 7}), ElementsAre(1, 2));
}

TEST(BatchCut, LeavesALongPairByItself) {
  const std::vector<EncodedPair> pairs = {pair_of(1, 1), pair_of(1, 50), pair_of(1, 1)};
  EXPECT_THAT(cut_into_batches(pairs, std::vector<uint32_t>{0, 1, 2}, {.tokens = 10}),
              ElementsAre(1, 2, 3));
}

TEST(BatchCut, ShufflesWholeBatches) {
  std::vector<uint32_t> order, ends;
  for (uint32_t batch = 0; batch < 20; ++batch) {
    order.insert(order.end(), batch % 3 + 1, batch);
    ends.push_back(static_cast<uint32_t>(order.size()));
  }
  Random random(1);
  shuffle_batches(order, ends, random);
  std::vector<uint32_t> numbers;
  for (size_t at = 0; at < ends.size(); ++at) {
    const auto rows = rows_of_batches(order, ends, at, 1);
    numbers.push_back(rows.front());
    EXPECT_EQ(rows.size(), rows.front() % 3 + 1);
    EXPECT_THAT(rows, ::testing::Each(rows.front()));
  }
  EXPECT_FALSE(std::ranges::is_sorted(numbers));
  std::ranges::sort(numbers);
  for (uint32_t batch = 0; batch < 20; ++batch) EXPECT_EQ(numbers[batch], batch);
}

TEST(BatchCut, GivesTheRowsOfSeveralBatches) {
  const std::vector<uint32_t> order = {5, 3, 4, 1, 0, 2}, ends = {1, 3, 6};
  EXPECT_THAT(rows_of_batches(order, ends, 0, 2), ElementsAre(5, 3, 4));
  EXPECT_THAT(rows_of_batches(order, ends, 1, 2), ElementsAre(3, 4, 1, 0, 2));
}

}  // namespace
}  // namespace regard
