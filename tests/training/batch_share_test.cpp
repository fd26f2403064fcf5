#include "training/batch_share.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include <algorithm>
#include <numeric>

#include "regard/text/vocabulary.h"

namespace regard {
namespace {

/// Pair N has N + 1 source words and 5 - N target words, all of them 10 + N.
Batch batch_of(int32_t pairs) {
  std::vector<EncodedPair> encoded;
  for (int32_t i = 0; i < pairs; ++i)
    encoded.push_back({std::vector<int32_t>(static_cast<size_t>(i + 1), 10 + i),
                       std::vector<int32_t>(static_cast<size_t>(5 - i), 10 + i)});
  std::vector<uint32_t> rows(encoded.size());
  std::iota(rows.begin(), rows.end(), 0u);
  return make_batch(encoded, rows);
}

std::vector<int64_t> first_words(const Batch& batch) {
  const torch::Tensor words = batch.source.ids.select(1, 0).contiguous();
  return {words.data_ptr<int64_t>(), words.data_ptr<int64_t>() + words.numel()};
}

TEST(BatchShare, OneProcessDoesAll) {
  const Batch whole = batch_of(4);
  const BatchShare share = share_of(whole, {});
  EXPECT_TRUE(torch::equal(share.batch.target_out, whole.target_out));
  EXPECT_EQ(share.whole_tokens, 5 + 4 + 3 + 2 + 4);
  EXPECT_EQ(share.whole_sentences, 4);
}

TEST(BatchShare, EachPairIsInOneShareAsItWouldBeByItself) {
  const Batch whole = batch_of(5);
  std::vector<int64_t> words;
  int64_t tokens = 0;
  for (int64_t rank = 0; rank < 3; ++rank) {
    const BatchShare share = share_of(whole, {.rank = rank, .count = 3});
    EXPECT_EQ(share.whole_tokens, whole.target_tokens);
    EXPECT_EQ(share.whole_sentences, 5);
    tokens += share.batch.target_tokens;
    const Batch& batch = share.batch;
    for (const int64_t word : first_words(batch)) words.push_back(word);
    EXPECT_EQ(batch.source.ids.size(1), batch.source.lengths.max().item<int64_t>());
    EXPECT_EQ(batch.target_out.size(1), 6 - rank);  // its first pair is its longest
    EXPECT_EQ(batch.target_in.sizes(), batch.target_out.sizes());
    EXPECT_EQ(batch.target_tokens, (batch.target_out != special::pad).sum().item<int64_t>());
  }
  EXPECT_EQ(tokens, whole.target_tokens);
  std::ranges::sort(words);
  EXPECT_EQ(words, (std::vector<int64_t>{10, 11, 12, 13, 14}));
}

TEST(BatchShare, ThereMayBeNothingToDo) {
  const BatchShare share = share_of(batch_of(1), {.rank = 2, .count = 3});
  EXPECT_EQ(share.batch.sentences(), 0);
  EXPECT_EQ(share.batch.target_tokens, 0);
  EXPECT_EQ(share.whole_sentences, 1);
}

}  // namespace
}  // namespace regard
