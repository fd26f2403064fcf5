#pragma once

#include <cstdint>
#include <span>

#include "regard/base/fnv1a.h"
#include "regard/corpus/encoded_pairs.h"

namespace regard {

/// A number that two rows of pairs share only if they hold the same pairs in the same order (but
/// for an accident of one in 2^64): FNV-1a over ids and lengths.
class DataFingerprint {
 public:
  void add(std::span<const int32_t> source, std::span<const int32_t> target);
  uint64_t value() const { return hash_.value(); }

 private:
  void add(std::span<const int32_t> ids);
  void add(uint32_t value);

  Fnv1a hash_;
};

/// Of pairs that lie in memory.
uint64_t data_fingerprint(const EncodedPairs& pairs);

}  // namespace regard
