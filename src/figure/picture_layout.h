#pragma once

#include <vector>

#include "figure/panel_layout.h"

namespace regard::figure {

inline constexpr double heading_size = 14;

/// Where everything of a picture stands.
struct PictureLayout {
  double width = 0;
  double height = 0;
  std::string title;
  std::vector<PanelLayout> panels;
  LegendLayout legend;           ///< if all panels with names have the same
  std::optional<ColourBar> bar;  ///< if the heat maps share one
  Point title_corner;
  Point legend_corner;
  Point bar_corner;
};

PictureLayout lay_out(const Figure& figure, const std::vector<Scales>& scales,
                      const Canvas& measure);

}  // namespace regard::figure
