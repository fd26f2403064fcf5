#pragma once

#include "figure/canvas.h"
#include "figure/range.h"
#include "figure/ticks.h"

namespace regard::figure {

/// What the colours of heat maps mean: a strip with numbers, to the right of them.
struct ColourBar {
  Range range;
  Ticks ticks;
  double height = 0;
  double room = 0;  ///< what it takes to the right of a frame

  ColourBar() = default;
  ColourBar(const Range& values, double length, const Canvas& measure);
};

/// `corner` is the upper right corner of what stands to the left of the bar.
void draw(const ColourBar& bar, Point corner, const Canvas& canvas);

}  // namespace regard::figure
