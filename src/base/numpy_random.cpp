#include "regard/base/numpy_random.h"

#include <array>
#include <bit>
#include <cstddef>

namespace regard {
namespace {

constexpr int shift = 16;

/// A hash whose constant changes with each value that it takes.
class Hash {
 public:
  Hash(uint32_t constant, uint32_t factor) : constant_(constant), factor_(factor) {}

  uint32_t operator()(uint32_t value) {
    value ^= constant_;
    constant_ *= factor_;
    value *= constant_;
    return value ^ (value >> shift);
  }

 private:
  uint32_t constant_, factor_;
};

uint32_t mix(uint32_t x, uint32_t y) {
  const uint32_t mixed = 0xCA01F9DD * x - 0x4973F715 * y;
  return mixed ^ (mixed >> shift);
}

/// SeedSequence: the seed spread over a pool of four words, and eight words made of that.
std::array<uint32_t, 8> spread(uint64_t seed) {
  std::array<uint32_t, 4> pool{static_cast<uint32_t>(seed), static_cast<uint32_t>(seed >> 32)};
  Hash in(0x43B0D7E5, 0x931E8875);
  for (uint32_t& word : pool) word = in(word);
  for (std::size_t from = 0; from < pool.size(); ++from)
    for (std::size_t to = 0; to < pool.size(); ++to)
      if (from != to) pool[to] = mix(pool[to], in(pool[from]));
  std::array<uint32_t, 8> words;
  Hash out(0x8B51F9DD, 0x58F38DED);
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = out(pool[i % pool.size()]);
  return words;
}

}  // namespace

NumpyRandom::NumpyRandom(uint64_t seed) {
  const std::array<uint32_t, 8> words = spread(seed);
  const auto wide = [&](std::size_t at) {
    const auto half = [&](std::size_t i) { return (uint64_t{words[i + 1]} << 32) | words[i]; };
    return (Wide{half(at)} << 64) | half(at + 2);
  };
  increment_ = (wide(4) << 1) | 1;
  step();
  state_ += wide(0);
  step();
}

void NumpyRandom::step() {
  constexpr Wide factor = (Wide{2549297995355413924u} << 64) | 4865540595714422341u;
  state_ = state_ * factor + increment_;
}

uint64_t NumpyRandom::next64() {
  step();
  const auto upper = static_cast<uint64_t>(state_ >> 64), lower = static_cast<uint64_t>(state_);
  return std::rotr(upper ^ lower, static_cast<int>(upper >> 58));
}

uint32_t NumpyRandom::next32() {
  if (has_half_) {
    has_half_ = false;
    return upper_half_;
  }
  const uint64_t whole = next64();
  upper_half_ = static_cast<uint32_t>(whole >> 32);
  has_half_ = true;
  return static_cast<uint32_t>(whole);
}

uint32_t NumpyRandom::below(uint32_t bound) {
  if (bound <= 1) return 0;
  uint64_t product = uint64_t{next32()} * bound;
  if (static_cast<uint32_t>(product) < bound) {
    const uint32_t uneven = (UINT32_MAX - (bound - 1)) % bound;  // products that would favour some
    while (static_cast<uint32_t>(product) < uneven) product = uint64_t{next32()} * bound;
  }
  return static_cast<uint32_t>(product >> 32);
}

bool NumpyRandom::coin() {
  if (coins_left_ == 0) {
    coins_ = next32();
    coins_left_ = 32;
  }
  --coins_left_;
  const bool heads = (coins_ & 1) != 0;
  coins_ >>= 1;
  return heads;
}

}  // namespace regard
