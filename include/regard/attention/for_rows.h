#pragma once

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstdint>

namespace regard {

/// Runs `run(begin, end)` over parts of so many rows of so many numbers each, in several threads
/// where there are numbers enough to be worth it. For rows that know nothing of each other.
template <typename Run>
void for_rows(int64_t rows, int64_t width, Run&& run) {
  constexpr int64_t numbers_a_thread = 16384;
  const int64_t grain = std::max<int64_t>(1, numbers_a_thread / std::max<int64_t>(1, width));
  at::parallel_for(0, rows, grain, run);
}

}  // namespace regard
