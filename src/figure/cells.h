#pragma once

#include <cstddef>
#include <vector>

#include "regard/figure/figure.h"

namespace regard::figure {

/// A heat map's values as they are drawn.
struct Cells {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values;  // [rows,columns]

  double at(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
};

/// The map's values, or where it has more rows or columns than `most_rows` or `most_columns` (both
/// above 0) means of neighbours; gaps count in no mean.
Cells cells_of(const HeatMap& map, std::size_t most_rows, std::size_t most_columns);

/// The cells of a picture: no more than one can tell apart.
inline Cells shown_cells(const HeatMap& map) { return cells_of(map, 512, 512); }

}  // namespace regard::figure
