#include "corpus/length_order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "regard/base/random.h"

namespace regard {
namespace {

/// Against the standard library's sort by comparison. Runs go on with this order.
TEST(LengthOrder, IsThatOfAStableSort) {
  Random random(5);
  std::vector<EncodedPair> pairs(3000);
  for (EncodedPair& pair : pairs) {
    pair.source.assign(random.below(12), 4);
    pair.target.assign(random.below(9), 4);
  }
  std::vector<uint32_t> order(pairs.size());
  std::iota(order.begin(), order.end(), 0u);
  random.shuffle(std::span(order));
  std::vector<uint32_t> expected = order;
  std::ranges::stable_sort(expected, {}, [&](uint32_t i) {
    const auto source = static_cast<int64_t>(pairs[i].source.size());
    const auto target = static_cast<int64_t>(pairs[i].target.size());
    return std::pair(target, target % 2 == 1 ? source : -source);
  });
  sort_by_length(pairs, order);
  EXPECT_EQ(order, expected);
}

TEST(LengthOrder, LeavesTiesAsTheyStand) {
  std::vector<uint32_t> order{2, 0, 3, 1};
  sort_by_length(std::vector<EncodedPair>(4, EncodedPair{{5}, {6}}), order);
  EXPECT_EQ(order, (std::vector<uint32_t>{2, 0, 3, 1}));
}

}  // namespace
}  // namespace regard
