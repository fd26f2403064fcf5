#pragma once

#include <cstdint>
#include <span>

#include "regard/corpus/batch.h"

namespace regard {

/// A number that two lists of pairs share only if they hold the same pairs in the same order (but
/// for an accident of one in 2^64): FNV-1a over ids and lengths (Fowler, Noll and Vo 1991).
uint64_t data_fingerprint(std::span<const EncodedPair> pairs);

}  // namespace regard
