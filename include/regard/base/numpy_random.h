#pragma once

#include <cstdint>

namespace regard {

/// The random numbers of NumPy's `default_rng(seed)`, draw for draw, so that a resampling test here
/// draws what it draws in Python: PCG-64 (XSL-RR 128/64, O'Neill 2014) seeded by NumPy's
/// SeedSequence, integers below a bound by Lemire's method (2019). For all else there is
/// `random.h`.
class NumpyRandom {
 public:
  explicit NumpyRandom(uint64_t seed);

  /// `rng.integers(bound)`, for bounds from 1 to 2^32 - 1.
  uint32_t below(uint32_t bound);

  /// The next of `rng.integers(2, size=..., dtype=bool)`: 32 coins come of one number.
  bool coin();

 private:
  __extension__ using Wide = unsigned __int128;

  void step();
  uint64_t next64();
  uint32_t next32();

  Wide state_ = 0;
  Wide increment_ = 0;
  uint32_t upper_half_ = 0;  // of the last number, where `has_half_`
  bool has_half_ = false;
  uint32_t coins_ = 0;
  int coins_left_ = 0;
};

}  // namespace regard
