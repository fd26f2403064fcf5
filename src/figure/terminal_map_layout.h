#pragma once

#include <string>
#include <vector>

#include "figure/cells.h"
#include "figure/text_grid.h"
#include "figure/ticks.h"

namespace regard::figure {

/// How a terminal shows a heat map: a cell is `side` columns wide and a line high, or with `fine`
/// half a line.
struct MapLayout {
  std::vector<std::string> row_names;
  std::vector<std::string> column_names;
  Ticks row_numbers;  ///< if the rows have no names
  int left = 0;       ///< where the cells begin
  int side = 2;
  bool fine = false;
  bool upright = false;      ///< column names are written downwards, letter by letter
  std::size_t per_band = 0;  ///< how many columns of cells fit beside each other
  Cells cells;

  int name_lines() const;  ///< that the column names take
};

MapLayout lay_out(const HeatMap& map, int width, const TerminalStyle& style);

}  // namespace regard::figure
