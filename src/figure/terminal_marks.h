#pragma once

#include "figure/raster.h"
#include "figure/scales.h"

namespace regard::figure {

/// Draws the marks of a panel; they span the whole raster.
void draw(const Marks& marks, const Scales& scales, Raster& raster, const TerminalStyle& style);

}  // namespace regard::figure
