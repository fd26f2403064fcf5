#pragma once

#include "figure/canvas.h"
#include "figure/scales.h"
#include "figure/ticks.h"

namespace regard::figure {

inline constexpr double label_size = 11;
inline constexpr double tick_size = 10.5;  ///< of the letters at ticks
inline constexpr double tick_gap = 6;      ///< between the frame and them

/// One axis of a panel: what stands along it, and the room beside the frame that this takes.
struct AxisLayout {
  Range range;         ///< of a heat map: 0 to the number of its columns, or from its rows to 0
  Ticks ticks;         ///< whose texts fit
  double angle = 0;    ///< of the texts, in degrees
  double room = 0;     ///< outwards, gap included
  double before = 0;   ///< what texts need beyond the axis' beginning (left, below)
  double after = 0;    ///< and beyond its end (right, above)
  bool names = false;  ///< things with names instead of numbers
  std::string label;

  /// Whether both would look the same, so that one of two neighbours is enough.
  bool same_as(const AxisLayout& other) const;
};

/// `length` is that of the frame's side, in pixels.
AxisLayout x_axis_of(const Panel& panel, const Range& range, double length, const Canvas& measure);
AxisLayout y_axis_of(const Panel& panel, const Range& range, double length, const Canvas& measure);

}  // namespace regard::figure
