#pragma once

#include "figure/range.h"
#include "regard/figure/figure.h"

namespace regard::figure {

/// How many histograms a panel shows.
std::size_t count_bars(const Marks& marks);

/// From where to where on the axis bar i of a panel's histogram number `turn` of `count` goes: all
/// share the room between the bar's edges, but for a gap.
Range bar_place(const Bars& bars, std::size_t i, std::size_t turn, std::size_t count);

}  // namespace regard::figure
