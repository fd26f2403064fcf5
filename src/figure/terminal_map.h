#pragma once

#include "figure/scales.h"
#include "figure/text_grid.h"

namespace regard::figure {

/// A panel that is a heat map, in at most `width` columns. A map with words that is too wide goes
/// on below; one without is made smaller.
TextGrid map_grid(const Panel& panel, const Scales& scales, int width, const TerminalStyle& style);

/// What heat maps' colours mean, in one line of at most `width` columns.
TextGrid colour_bar_grid(const Range& range, int width, const TerminalStyle& style);

}  // namespace regard::figure
