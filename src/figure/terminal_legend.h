#pragma once

#include "figure/legend.h"
#include "figure/raster.h"
#include "figure/text_grid.h"

namespace regard::figure {

/// A legend's entries one after the other, in as many lines as they need. Series are told apart by
/// colours, with `braille`, or by letters.
TextGrid legend_grid(const Legend& legend, int width, bool braille, const TerminalStyle& style);

}  // namespace regard::figure
