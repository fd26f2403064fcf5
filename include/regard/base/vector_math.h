#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <type_traits>

/// On a function whose loops should run on the widest vectors of the processor at hand: g++
/// compiles it once for each, and the program chooses when it starts. It inlines what it calls from
/// here.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define REGARD_VECTORISED \
  [[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), gnu::optimize("O3")]]
#else
#define REGARD_VECTORISED
#endif

namespace regard::vector_math {

/// The bits of a bfloat16: the upper half of a float. Unlike a class, a loop of it becomes vector
/// instructions.
enum class Bfloat16 : std::uint16_t {};

/// What sums over numbers of a type are kept in.
template <typename T>
using Wide = std::conditional_t<std::is_same_v<T, double>, double, float>;

[[gnu::always_inline]] inline float widen(float x) { return x; }
[[gnu::always_inline]] inline double widen(double x) { return x; }
[[gnu::always_inline]] inline float widen(Bfloat16 x) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(x) << 16);
}

/// The nearest number of type T, the even one of two.
template <typename T>
[[gnu::always_inline]] inline T narrow(Wide<T> x) {
  if constexpr (std::is_same_v<T, Bfloat16>) {
    const auto bits = std::bit_cast<std::uint32_t>(x);
    const std::uint32_t nearest = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16;
    const bool nan = (bits & 0x7FFFFFFF) > 0x7F800000;
    return static_cast<Bfloat16>(nan ? 0x7FC0 : nearest);
  } else {
    return x;
  }
}

/// e^x without branches or calls, so that a loop of it becomes vector instructions. Within 2 units
/// in the last place for x in [-87, 88]; beyond, the value at the edge. Cody and Waite's reduction,
/// x = k ln 2 + f, and the series of e^f to the seventh power.
[[gnu::always_inline]] inline float exp(float x) {
  constexpr float log2_e = 1.44269504F, ln2_high = 0.693359375F, ln2_low = -2.12194440e-4F;
  constexpr float to_integer = 12582912;  // 1.5 * 2^23: adding it leaves no fraction digits
  x = x < -87.0F ? -87.0F : x;
  x = x > 88.0F ? 88.0F : x;
  const float k = (x * log2_e + to_integer) - to_integer;
  const float f = (x - k * ln2_high) - k * ln2_low;
  float series = 1.0F / 5040;
  series = series * f + 1.0F / 720;
  series = series * f + 1.0F / 120;
  series = series * f + 1.0F / 24;
  series = series * f + 1.0F / 6;
  series = series * f + 0.5F;
  series = series * f * f + f + 1;
  const auto power = static_cast<std::int32_t>(k) + 127;
  return series * std::bit_cast<float>(power << 23);
}
inline double exp(double x) { return std::exp(x); }

template <typename T>
[[gnu::always_inline]] inline T sigmoid(T x) {
  return T(1) / (T(1) + exp(-x));
}

/// Within 2e-7 of the exact one.
[[gnu::always_inline]] inline float tanh(float x) { return 1 - 2 / (1 + exp(2 * x)); }
inline double tanh(double x) { return std::tanh(x); }

}  // namespace regard::vector_math
