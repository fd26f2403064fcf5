#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "regard/corpus/encoded_pairs.h"

namespace regard {

/// The pairs of these numbers, in this order. What reading them brings into memory from files is
/// given back meanwhile.
std::vector<EncodedPair> copy_pairs(const EncodedPairs& pairs, std::span<const uint32_t> rows);

}  // namespace regard
