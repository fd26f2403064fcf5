#pragma once

#include <cstdint>

namespace regard {

/// Sets torch's generators, which dropout draws from, for one update of one process: the noise
/// depends on these three alone, so that a training that goes on draws what it would have drawn,
/// with nothing to keep.
void seed_update_noise(int64_t seed, int64_t update, int64_t rank);

}  // namespace regard
