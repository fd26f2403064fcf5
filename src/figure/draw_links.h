#pragma once

#include "figure/canvas.h"
#include "figure/scales.h"

namespace regard::figure {

/// Names and the lines between them, within a frame of their layout's size.
void draw(const Links& links, const Box& frame, const Scales& scales, const Canvas& canvas);

}  // namespace regard::figure
