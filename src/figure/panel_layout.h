#pragma once

#include <optional>

#include "figure/axis_layout.h"
#include "figure/colour_bar.h"
#include "figure/legend.h"

namespace regard::figure {

inline constexpr double title_size = 12;
inline constexpr double title_line = 16;   ///< from one line of a title to the next
inline constexpr double name_height = 20;  ///< of an axis' label, with its gap

/// Room around a panel's frame.
struct Margins {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

/// All of a panel but its data.
struct PanelLayout {
  Box frame;                       ///< around the data; where it lies, the picture's layout says
  std::vector<std::string> title;  ///< in lines
  AxisLayout x;
  AxisLayout y;
  bool shows_x = true;  ///< what is written along the axis; else a neighbour shows it
  bool shows_y = true;
  LegendLayout legend;
  std::optional<ColourBar> bar;

  Margins margins(const Canvas& measure) const;
};

/// A panel by itself, the `columns` of its figure known, its frame at 0, 0.
PanelLayout lay_out(const Panel& panel, const Scales& scales, std::size_t columns,
                    const Canvas& measure);

}  // namespace regard::figure
