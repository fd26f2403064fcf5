#pragma once

#include <vector>

#include "figure/canvas.h"
#include "regard/figure/figure.h"

namespace regard::figure {

/// How a mark looks beside its name.
enum class Swatch { line, dashes, dots, bars, hatching };

struct LegendEntry {
  std::string name;
  Swatch swatch = Swatch::line;
  std::size_t series = 0;  ///< the mark's place in its panel, which gives its colour

  bool operator==(const LegendEntry&) const = default;
};

using Legend = std::vector<LegendEntry>;

/// The marks of a panel that have names.
Legend legend_of(const Panel& panel);

/// The legend of all panels that have one, if it is the same for several; else nothing.
Legend common_legend(const Figure& figure);

/// A legend's entries one after the other, in as many lines as they need.
struct LegendLayout {
  Legend entries;
  std::vector<Point> places;  ///< of each entry's swatch, from the legend's corner
  double height = 0;
};

LegendLayout lay_out(Legend legend, double width, const Canvas& measure);

void draw(const LegendLayout& legend, Point corner, const Canvas& canvas);

}  // namespace regard::figure
