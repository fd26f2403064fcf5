#pragma once

#include "figure/canvas.h"
#include "figure/scales.h"

namespace regard::figure {

/// The data of a panel, within its frame.
void draw(const Marks& marks, const Box& frame, const Scales& scales, const Canvas& canvas);
void draw(const HeatMap& map, const Box& frame, const Scales& scales, const Canvas& canvas);

}  // namespace regard::figure
