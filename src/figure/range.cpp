#include "figure/range.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace regard::figure {
namespace {

double bounded(double value) {
  constexpr double most = std::numeric_limits<double>::max();
  return std::clamp(value, -most, most);
}

}  // namespace

std::optional<Range> range_of(std::span<const double> values) {
  std::optional<Range> range;
  for (const double value : values)
    if (std::isfinite(value)) range = join(range, Range{value, value});
  return range;
}

std::optional<Range> join(const std::optional<Range>& a, const std::optional<Range>& b) {
  if (!a || !b) return a ? a : b;
  return Range{std::min(a->low, b->low), std::max(a->high, b->high)};
}

Range drawable(const std::optional<Range>& found) {
  if (!found) return {0, 1};
  const double largest = std::max(std::abs(found->low), std::abs(found->high));
  // Below, a tenth of the number is no longer one that can be counted in.
  if (largest < 1e-300) return {-1, 1};
  if (found->high / 2 - found->low / 2 > largest * 1e-10) return *found;
  return {bounded(found->low - largest / 10), bounded(found->high + largest / 10)};
}

Range padded(const Range& range, double below, double above) {
  const double half = range.high / 2 - range.low / 2;
  return {bounded(range.low - 2 * below * half), bounded(range.high + 2 * above * half)};
}

}  // namespace regard::figure
