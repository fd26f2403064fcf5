#pragma once

#include <functional>
#include <string>
#include <vector>

#include "figure/range.h"

namespace regard::figure {

/// A place on an axis and what is written there.
struct Tick {
  double value = 0;
  std::string text;

  bool operator==(const Tick&) const = default;
};

using Ticks = std::vector<Tick>;

/// The multiples of 1, 2 or 5 times a power of ten within a range, in the smallest such steps that
/// give at most `most`, which is 2 or more. All are written with the same decimals.
Ticks ticks(const Range& range, int most);

/// The most ticks, `most` or fewer, whose texts fit as `fits` says; two at least.
Ticks fitting_ticks(const Range& range, int most, const std::function<bool(const Ticks&)>& fits);

/// Ticks for things that are counted from 0: thing i lies between i and i + 1 on the axis.
Ticks index_ticks(std::size_t count, int most);

/// Ticks for things with names, every `stride`-th of them.
Ticks name_ticks(const std::vector<std::string>& names, std::size_t stride);

/// A number of a range by itself, with the digits that tell a hundredth of the range.
std::string number_text(double value, const Range& range);

}  // namespace regard::figure
