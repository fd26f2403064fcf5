#pragma once

#include <limits>

namespace regard {

/// Inclusive limits of a number.
struct Range {
  double least = std::numeric_limits<double>::lowest();
  double most = std::numeric_limits<double>::max();
};
inline constexpr Range at_least_0{0};
inline constexpr Range at_least_1{1};
inline constexpr Range share{0, 1};

}  // namespace regard
