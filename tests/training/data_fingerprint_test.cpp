#include "training/data_fingerprint.h"

#include <gtest/gtest.h>

#include <set>

namespace regard {
namespace {

TEST(DataFingerprint, IsFnv1a) {
  EXPECT_EQ(data_fingerprint({}), 0xCBF29CE484222325u);
  // Bytes 01 00 00 00 'a' 00 00 00 00 00 00 00, by the definition in Python:
  // h = 0xcbf29ce484222325; for b in bytes: h = (h ^ b) * 0x100000001b3 % 2**64
  EXPECT_EQ(data_fingerprint(std::vector<EncodedPair>{{{'a'}, {}}}), 0xE01450DEB375A9A5u);
}

TEST(DataFingerprint, DiffersWithEveryIdAndPlace) {
  const std::vector<std::vector<EncodedPair>> lists = {
      {},
      {{{1}, {2}}},
      {{{2}, {1}}},
      {{{1, 2}, {}}},
      {{{}, {1, 2}}},
      {{{1}, {2}}, {{1}, {2}}},
      {{{1}, {2}}, {{3}, {4}}},
      {{{3}, {4}}, {{1}, {2}}},
  };
  std::set<uint64_t> fingerprints;
  for (const auto& list : lists) fingerprints.insert(data_fingerprint(list));
  EXPECT_EQ(fingerprints.size(), lists.size());
}

TEST(DataFingerprint, GrowsPairByPair) {
  DataFingerprint fingerprint;
  const int32_t one[] = {1, 2}, two[] = {3};
  fingerprint.add(one, two);
  fingerprint.add(two, {});
  EXPECT_EQ(fingerprint.value(),
            data_fingerprint(std::vector<EncodedPair>{{{1, 2}, {3}}, {{3}, {}}}));
}

}  // namespace
}  // namespace regard
