#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "regard/base/random.h"
#include "regard/corpus/encoded_pairs.h"

namespace regard {

/// How large a batch may be, padding included.
struct BatchLimit {
  uint64_t sentences = std::numeric_limits<uint64_t>::max();
  uint64_t tokens = std::numeric_limits<uint64_t>::max();  ///< of the targets

  bool holds(uint64_t count, uint64_t longest_source, uint64_t longest_target) const;
};

/// Where each batch ends when pairs are taken in this order for as long as the limit allows. One
/// that is too long by itself is a batch of its own.
std::vector<uint32_t> cut_into_batches(const EncodedPairs& pairs, std::span<const uint32_t> order,
                                       const BatchLimit& limit);

/// Puts whole batches into random order.
void shuffle_batches(std::vector<uint32_t>& order, std::vector<uint32_t>& ends, Random& random);

/// What stands in `order` for `batches` of them, from the number `first` on.
std::span<const uint32_t> rows_of_batches(std::span<const uint32_t> order,
                                          std::span<const uint32_t> ends, size_t first,
                                          size_t batches);

}  // namespace regard
