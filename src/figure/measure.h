#pragma once

#include <string>
#include <vector>

#include "figure/canvas.h"

namespace regard::figure {

/// A canvas that only measures.
Canvas measuring_canvas();

/// The text, cut with an ellipsis if it is wider than `width`.
std::string fitted(const Canvas& canvas, const std::string& text, double size, double width,
                   bool bold = false);

/// The bold text in at most two lines, broken after a blank or a comma; what is left over is cut.
std::vector<std::string> in_two_lines(const Canvas& canvas, const std::string& text, double size,
                                      double width);

}  // namespace regard::figure
