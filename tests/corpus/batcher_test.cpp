#include "regard/corpus/batcher.h"

#include <gmock/gmock.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "corpus/testing.h"
#include "regard/corpus/pair_shards.h"

namespace regard {
namespace {

using Batches = std::vector<std::vector<int64_t>>;  // the pairs of each batch

constexpr BatchOrder every_order[] = {BatchOrder::by_length, BatchOrder::shuffled,
                                      BatchOrder::random_choice};

// Pairs of random lengths; the first token of a source is the pair's own number, from 100.
std::vector<EncodedPair> random_pairs(size_t count, uint64_t longest = 40) {
  Random random(5);
  std::vector<EncodedPair> pairs(count);
  for (size_t i = 0; i < count; ++i) {
    const uint64_t words = random.below(longest);
    pairs[i].source.assign(1 + words * (50 + random.below(100)) / 100, 4);
    pairs[i].source[0] = static_cast<int32_t>(100 + i);
    pairs[i].target.assign(words, 4);
  }
  return pairs;
}

TrainingOptions options_for(BatchOrder order, int64_t tokens = 200) {
  TrainingOptions options;
  options.batch_order = order;
  options.batch_tokens = tokens;
  return options;
}

std::vector<int64_t> members(const Batch& batch) {
  const auto first = batch.source.ids.select(1, 0) - 100;
  const auto* data = first.data_ptr<int64_t>();
  return {data, data + first.numel()};
}

Batches take(Batcher& batcher, int64_t count) {
  Batches batches;
  for (int64_t i = 0; i < count; ++i) batches.push_back(members(batcher.next()));
  return batches;
}

std::vector<int64_t> sorted_members(const Batches& batches) {
  std::vector<int64_t> all;
  for (const auto& batch : batches) all.insert(all.end(), batch.begin(), batch.end());
  std::ranges::sort(all);
  return all;
}

std::vector<int64_t> first_numbers(size_t count) {
  std::vector<int64_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

TEST(Batcher, GivesEveryPairOnceAPass) {
  const auto pairs = random_pairs(501);
  for (const BatchOrder order : {BatchOrder::by_length, BatchOrder::shuffled}) {
    Batcher batcher(pairs, options_for(order));
    std::vector<Batches> passes;
    for (int pass = 0; pass < 3; ++pass) {
      passes.push_back(take(batcher, 1));
      for (const auto& batch : take(batcher, batcher.batches_per_epoch() - 1))
        passes.back().push_back(batch);
      EXPECT_EQ(batcher.state().epoch, pass);
      EXPECT_EQ(batcher.state().position, batcher.batches_per_epoch());
      EXPECT_EQ(sorted_members(passes.back()), first_numbers(pairs.size()));
    }
    EXPECT_NE(passes[0], passes[1]);
    EXPECT_NE(passes[1], passes[2]);
  }
}

TEST(Batcher, BoundsTheTokensOfEveryBatch) {
  auto pairs = random_pairs(500);
  pairs.push_back({std::vector<int32_t>(3, 700), std::vector<int32_t>(900, 4)});  // target too long
  pairs.push_back({std::vector<int32_t>(900, 700), {4}});                         // source too long
  for (const BatchOrder order : every_order) {
    Batcher batcher(pairs, options_for(order));
    for (int64_t i = 0; i < 2 * batcher.batches_per_epoch(); ++i) {
      const Batch batch = batcher.next();
      if (batch.sentences() == 1) continue;
      EXPECT_LE(batch.target_out.numel(), 200);
      EXPECT_LE(batch.source.ids.numel(), 401);
    }
  }
}

TEST(Batcher, FillsBatchesUpToTheBound) {
  const std::vector<EncodedPair> pairs(100, EncodedPair{{100}, {4, 4, 4}});  // 4 positions each
  Batcher batcher(pairs, options_for(BatchOrder::by_length, 40));
  EXPECT_EQ(batcher.batches_per_epoch(), 10);
  EXPECT_EQ(batcher.next().sentences(), 10);
  EXPECT_EQ(Batcher(pairs, options_for(BatchOrder::by_length, 43)).batches_per_epoch(), 10);
  EXPECT_EQ(Batcher(pairs, options_for(BatchOrder::by_length, 39)).batches_per_epoch(), 12);
}

TEST(Batcher, CountsSentencesIfAsked) {
  const auto pairs = random_pairs(103);
  for (const BatchOrder order : every_order) {
    TrainingOptions options = options_for(order, 1);
    options.batch_sentences = 10;
    Batcher batcher(pairs, options);
    EXPECT_EQ(batcher.batches_per_epoch(), 11);
    std::vector<int64_t> sizes;
    for (int i = 0; i < 11; ++i) sizes.push_back(batcher.next().sentences());
    EXPECT_EQ(std::ranges::count(sizes, 10), 10);
    EXPECT_EQ(std::ranges::count(sizes, 3), 1);
  }
}

TEST(Batcher, TheSeedDecides) {
  const auto pairs = random_pairs(300);
  for (const BatchOrder order : every_order) {
    TrainingOptions options = options_for(order);
    Batcher one(pairs, options), same(pairs, options);
    options.seed = 2;
    Batcher other(pairs, options);
    const Batches batches = take(one, 90);
    EXPECT_EQ(batches, take(same, 90));
    EXPECT_NE(batches, take(other, 90));
  }
}

TEST(Batcher, GoesOnFromAnyPlace) {
  const auto pairs = random_pairs(120);
  for (const BatchOrder order : every_order) {
    Batcher whole(pairs, options_for(order));
    const int64_t count = 3 * whole.batches_per_epoch();
    std::vector<BatcherState> places;
    Batches batches;
    for (int64_t i = 0; i < count; ++i) {
      places.push_back(whole.state());
      batches.push_back(members(whole.next()));
    }
    for (size_t at = 0; at < places.size(); ++at) {
      Batcher resumed(pairs, options_for(order));
      take(resumed, 3);  // What was given before must not matter.
      resumed.restore(places[at]);
      EXPECT_EQ(resumed.state().epoch, places[at].epoch);
      EXPECT_EQ(take(resumed, count - static_cast<int64_t>(at)),
                Batches(batches.begin() + static_cast<std::ptrdiff_t>(at), batches.end()));
      EXPECT_EQ(resumed.state().random, whole.state().random);
    }
  }
}

TEST(Batcher, RefusesAPlaceThatIsNotThere) {
  const auto pairs = random_pairs(120);
  Batcher batcher(pairs, options_for(BatchOrder::by_length));
  Batcher same = batcher;
  for (const int64_t position : {int64_t{-1}, batcher.batches_per_epoch() + 1}) {
    BatcherState state = batcher.state();
    state.position = position;
    EXPECT_THAT(testing::error_of([&] { batcher.restore(state); }),
                ::testing::HasSubstr("other training pairs"));
  }
  EXPECT_EQ(take(batcher, 50), take(same, 50));  // as if nothing had been tried
}

TEST(Batcher, DrawsWithReplacement) {
  const auto pairs = random_pairs(4000, 3);
  Batcher batcher(pairs, options_for(BatchOrder::random_choice));
  const auto drawn = sorted_members(take(batcher, batcher.batches_per_epoch()));
  ASSERT_EQ(drawn.size(), pairs.size());
  auto distinct = drawn;
  distinct.erase(std::ranges::unique(distinct).begin(), distinct.end());
  // 1 - 1/e of the pairs come at least once, give or take five standard deviations (0.0049 each).
  EXPECT_NEAR(static_cast<double>(distinct.size()) / 4000, 1 - std::exp(-1), 0.025);
}

// By length, a batch holds pairs whose targets hardly differ, and passes cut ties differently.
TEST(Batcher, SortsByLengthAndShufflesTies) {
  const auto pairs = random_pairs(3000);
  Batcher batcher(pairs, options_for(BatchOrder::by_length, 1000));
  double padding = 0;
  std::vector<int64_t> longest;
  const int64_t count = batcher.batches_per_epoch();
  for (int64_t i = 0; i < count; ++i) {
    const Batch batch = batcher.next();
    const auto lengths = batch.target_out.ne(0).sum(1);
    EXPECT_LE((lengths.max() - lengths.min()).item<int64_t>(), 3) << "batch " << i;
    padding += batch.padding();
    longest.push_back(lengths.max().item<int64_t>());
  }
  EXPECT_LT(padding / static_cast<double>(count), 0.15);
  EXPECT_FALSE(std::ranges::is_sorted(longest));
  Batcher mixed(pairs, options_for(BatchOrder::shuffled, 1000));
  EXPECT_GT(mixed.next().padding(), 0.3);

  const std::vector<EncodedPair> ties = [] {
    std::vector<EncodedPair> alike(100, EncodedPair{{0}, {4}});
    for (int i = 0; i < 100; ++i) alike[static_cast<size_t>(i)].source[0] = 100 + i;
    return alike;
  }();
  Batcher tied(ties, options_for(BatchOrder::by_length, 20));
  auto first = take(tied, 10);
  auto second = take(tied, 10);
  for (auto* pass : {&first, &second}) {
    for (auto& batch : *pass) std::ranges::sort(batch);
    std::ranges::sort(*pass);
  }
  EXPECT_NE(first, second);
}

TEST(Batcher, GivesTheSameFromFilesAsFromMemory) {
  const auto pairs = random_pairs(1500);
  const testing::Folder folder;
  ShardWriter writer(folder.path(""));
  for (const EncodedPair& pair : pairs) writer.add(pair.source, pair.target);
  writer.finish();
  for (const BatchOrder order : every_order) {
    Batcher memory(pairs, options_for(order));
    Batcher files(open_shards(folder.path(""), pairs.size()), options_for(order));
    for (int64_t i = 0; i < 2 * memory.batches_per_epoch(); ++i) {
      const Batch expected = memory.next(), batch = files.next();
      ASSERT_TRUE(batch.source.ids.equal(expected.source.ids)) << i;
      ASSERT_TRUE(batch.target_out.equal(expected.target_out)) << i;
    }
    EXPECT_EQ(files.state().random, memory.state().random);
  }
}

TEST(Batcher, NeedsPairs) { EXPECT_THROW(Batcher({}, TrainingOptions{}), Error); }

}  // namespace
}  // namespace regard
