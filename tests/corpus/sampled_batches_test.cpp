#include "corpus/sampled_batches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>

#include <algorithm>
#include <vector>

namespace regard {
namespace {

// The first token of a source is the pair's own number, from 100.
std::vector<EncodedPair> random_pairs(size_t count) {
  Random random(3);
  std::vector<EncodedPair> pairs(count);
  for (size_t i = 0; i < count; ++i) {
    const uint64_t length = 4 + random.below(20);
    pairs[i].source.assign(length + random.below(4), 4);
    pairs[i].source[0] = static_cast<int32_t>(100 + i);
    pairs[i].target.assign(length, 4);
  }
  return pairs;
}

std::vector<int64_t> members(const Batch& batch) {
  const torch::Tensor first = (batch.source.ids.select(1, 0) - 100).contiguous();
  const auto* data = first.data_ptr<int64_t>();
  return {data, data + first.numel()};
}

void expect_every_pair_once(const SampledBatches& dealt, size_t batches, size_t pairs) {
  std::vector<bool> seen(pairs);
  for (size_t i = 0; i < batches; ++i) {
    const Batch batch = dealt.batch(i);
    EXPECT_GT(batch.sentences(), 0);
    for (const int64_t pair : members(batch)) {
      EXPECT_FALSE(seen[static_cast<size_t>(pair)]);
      seen[static_cast<size_t>(pair)] = true;
    }
  }
  EXPECT_THAT(seen, ::testing::Each(true));
}

TEST(SampledBatches, AreOfLikeLengthAndSize) {
  constexpr size_t count = 3000, batches = 20;
  const std::vector<EncodedPair> pairs = random_pairs(count);
  const SampledBatches dealt(pairs, batches, false, Random(1));
  expect_every_pair_once(dealt, batches, count);
  size_t tokens = 0;
  for (const EncodedPair& pair : pairs) tokens += pair.target.size() + 1;
  double padding = 0;
  for (size_t i = 0; i < batches; ++i) {
    const Batch batch = dealt.batch(i);
    padding += batch.padding() / batches;
    EXPECT_LT(batch.target_out.numel(), 1.2 * static_cast<double>(tokens) / batches);
  }
  EXPECT_LT(padding, 0.08);
}

TEST(SampledBatches, ComeInRandomOrder) {
  const std::vector<EncodedPair> pairs = random_pairs(3000);
  const auto lengths = [&](uint64_t seed) {
    const SampledBatches dealt(pairs, 20, false, Random(seed));
    std::vector<int64_t> lengths;
    for (size_t i = 0; i < 20; ++i) lengths.push_back(dealt.batch(i).target_out.size(1));
    return lengths;
  };
  EXPECT_FALSE(std::ranges::is_sorted(lengths(1)));
  EXPECT_EQ(lengths(1), lengths(1));
  EXPECT_NE(lengths(1), lengths(2));
}

TEST(SampledBatches, HaveNoMorePairsThanTheyMustWhereThatIsAsked) {
  const SampledBatches dealt(random_pairs(1003), 10, true, Random(1));
  expect_every_pair_once(dealt, 10, 1003);
  for (size_t i = 0; i < 10; ++i) EXPECT_LE(dealt.batch(i).sentences(), 101);
}

TEST(SampledBatches, AreNeverEmpty) {
  std::vector<EncodedPair> pairs = random_pairs(12);
  pairs.push_back({std::vector<int32_t>(1000, 112), std::vector<int32_t>(1000, 4)});
  for (size_t batches = 1; batches <= pairs.size(); ++batches)
    expect_every_pair_once(SampledBatches(pairs, batches, false, Random(1)), batches, pairs.size());
}

// One far longer than its target must not multiply the memory of a batch.
TEST(SampledBatches, CountLongSources) {
  std::vector<EncodedPair> pairs(100, {{100, 4, 4}, {4, 4, 4}});
  for (size_t i = 0; i < 10; ++i) pairs[i].source.assign(399, 100);
  const SampledBatches dealt(pairs, 10, false, Random(1));
  for (size_t i = 0; i < 10; ++i) EXPECT_LE(dealt.batch(i).source.ids.numel(), 2 * 400);
}

}  // namespace
}  // namespace regard
