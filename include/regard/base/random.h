#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace regard {

/// A seeded source of random numbers that gives the same sequence on every machine and compiler
/// (the standard library's distributions do not): xoshiro256** seeded through splitmix64
/// (Blackman and Vigna, 2018). A plain value: copy it to save its place.
class Random {
 public:
  using State = std::array<uint64_t, 4>;

  explicit Random(uint64_t seed = 0);
  explicit Random(const State& state) : state_(state) {}

  uint64_t next();
  /// Uniform in [0, bound), without bias; `bound` > 0.
  uint64_t below(uint64_t bound);
  /// Uniform in [0, 1) with 53 random bits.
  double uniform();

  template <typename T>
  void shuffle(std::span<T> items) {
    for (size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

  const State& state() const { return state_; }

 private:
  State state_;
};

}  // namespace regard
