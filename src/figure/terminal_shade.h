#pragma once

#include "figure/range.h"
#include "figure/text_grid.h"

namespace regard::figure {

/// How a terminal shows a value of a heat map: by a cell's ground, or without colours by a denser
/// or looser glyph. Gaps have a cross.
class Shade {
 public:
  Shade(const Range& range, const TerminalStyle& style) : range_(range), style_(style) {}

  TextCell cell(double value) const;
  /// Two values, one above the other; for a style with colours and Unicode.
  TextCell halves(double upper, double lower) const;

 private:
  Colour colour(double value) const;

  Range range_;
  const TerminalStyle& style_;
};

}  // namespace regard::figure
