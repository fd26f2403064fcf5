#include "regard/corpus/batch.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include "regard/text/vocabulary.h"

namespace regard {
namespace {

static_assert(special::pad == 0 && special::bos == 2 && special::eos == 3);

TEST(Batch, ClosesAndPadsSources) {
  const std::vector<std::vector<int64_t>> sentences{{5, 6, 7}, {}, {8}};
  const SourceBatch batch = make_source_batch(sentences);
  EXPECT_TRUE(
      batch.ids.equal(torch::tensor({{5, 6, 7, 3}, {3, 0, 0, 0}, {8, 3, 0, 0}}, torch::kInt64)));
  EXPECT_TRUE(batch.lengths.equal(torch::tensor({4, 1, 2}, torch::kInt64)));
}

TEST(Batch, ShiftsTargetsByOne) {
  const EncodedPairs pairs(
      std::vector<EncodedPair>{{{9}, {}}, {{4}, {4}}, {{5}, {10, 11}}, {{6, 7}, {12}}});
  const Batch batch = make_batch(pairs, std::vector<uint32_t>{2, 3, 0});
  EXPECT_TRUE(
      batch.source.ids.equal(torch::tensor({{5, 3, 0}, {6, 7, 3}, {9, 3, 0}}, torch::kInt64)));
  EXPECT_TRUE(batch.source.lengths.equal(torch::tensor({2, 3, 2}, torch::kInt64)));
  EXPECT_TRUE(
      batch.target_in.equal(torch::tensor({{2, 10, 11}, {2, 12, 0}, {2, 0, 0}}, torch::kInt64)));
  EXPECT_TRUE(
      batch.target_out.equal(torch::tensor({{10, 11, 3}, {12, 3, 0}, {3, 0, 0}}, torch::kInt64)));
  EXPECT_EQ(batch.target_tokens, 6);
  EXPECT_EQ(batch.sentences(), 3);
  EXPECT_DOUBLE_EQ(batch.padding(), 5.0 / 18);
}

TEST(Batch, HoldsNoPaddingWhereLengthsAgree) {
  const EncodedPairs pairs(std::vector<EncodedPair>{{{5}, {10, 11}}});
  EXPECT_EQ(make_batch(pairs, std::vector<uint32_t>{0, 0}).padding(), 0);
}

TEST(Batch, GoesToADeviceWithItsLengthsOnTheCpu) {
  const EncodedPairs pairs(std::vector<EncodedPair>{{{5}, {10, 11}}});
  const Batch batch = make_batch(pairs, std::vector<uint32_t>{0}).to(torch::kMeta);
  EXPECT_TRUE(batch.source.ids.is_meta());
  EXPECT_TRUE(batch.target_in.is_meta());
  EXPECT_TRUE(batch.target_out.is_meta());
  EXPECT_TRUE(batch.source.lengths.is_cpu());
  EXPECT_EQ(batch.target_tokens, 3);
}

TEST(Batch, RefusesToBeEmpty) {
  EXPECT_THROW(make_source_batch({}), c10::Error);
  EXPECT_THROW(make_batch({}, {}), c10::Error);
}

}  // namespace
}  // namespace regard
