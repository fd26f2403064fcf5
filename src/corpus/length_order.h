#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "regard/corpus/encoded_pairs.h"

namespace regard {

/// Positions of a sentence in a batch, its end mark included.
inline uint64_t positions(std::span<const int32_t> sentence) { return sentence.size() + 1; }

/// Sorts the numbers of pairs, leaving ties as they stand: by target length, since a target
/// position costs most (the vocabulary's logits); then by source length, rising and falling in
/// turn, so that the batch at a border between two target lengths does not mix short and long
/// sources. Takes as much memory again as `order`.
void sort_by_length(const EncodedPairs& pairs, std::vector<uint32_t>& order);

}  // namespace regard
