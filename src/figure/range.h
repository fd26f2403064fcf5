#pragma once

#include <cmath>
#include <optional>
#include <span>

namespace regard::figure {

/// The numbers along an axis, from where it begins to where it ends; `high` < `low` for one that
/// goes down.
struct Range {
  double low = 0;
  double high = 1;

  double bend = 1;  ///< below 1, small values lie further apart than great ones

  /// How far along the range a value lies: 0 at `low`, 1 at `high`. In halves, because the
  /// difference of two large numbers may be none.
  double share(double value) const {
    const double straight = (value / 2 - low / 2) / (high / 2 - low / 2);
    return bend == 1 ? straight : std::pow(straight, bend);
  }
  double at(double share) const { return low * (1 - share) + high * share; }

  bool operator==(const Range&) const = default;
};

/// The least and the greatest of the values that are no gaps; nothing if all are.
std::optional<Range> range_of(std::span<const double> values);

/// The range that holds both.
std::optional<Range> join(const std::optional<Range>& a, const std::optional<Range>& b);

/// A range that an axis can be drawn for: 0 to 1 for nothing, and room around values that are equal
/// or closer together than rounding lets a picture show.
Range drawable(const std::optional<Range>& found);

/// The range with `below` and `above`, shares of its length, added at its ends.
Range padded(const Range& range, double below, double above);

}  // namespace regard::figure
