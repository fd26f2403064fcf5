#pragma once

#include <string>

#include "figure/canvas.h"

namespace regard::figure {

/// A canvas that only measures.
Canvas measuring_canvas();

/// The text, cut with an ellipsis if it is wider than `width`.
std::string fitted(const Canvas& canvas, const std::string& text, double size, double width);

}  // namespace regard::figure
