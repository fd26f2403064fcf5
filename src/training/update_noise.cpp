#include "training/update_noise.h"

namespace regard {
namespace {

/// SplitMix64's finalizer (Steele, Lea and Flood 2014): neighbours in, strangers out.
uint64_t mixed(uint64_t bits) {
  bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9;
  bits = (bits ^ bits >> 27) * 0x94D049BB133111EB;
  return bits ^ bits >> 31;
}

}  // namespace

uint64_t update_noise(int64_t seed, int64_t update, int64_t share) {
  constexpr uint64_t step = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
  uint64_t bits = 0;
  for (const int64_t part : {seed, update, share})
    bits = mixed(bits + step + static_cast<uint64_t>(part));
  return bits;
}

}  // namespace regard
