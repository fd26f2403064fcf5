#pragma once

#include <cstdint>

namespace regard {

/// What the dropout of one update draws from, in the share of a batch with this number: it depends
/// on these three alone, so that a training that goes on draws what it would have drawn, with
/// nothing to keep.
uint64_t update_noise(int64_t seed, int64_t update, int64_t share);

}  // namespace regard
