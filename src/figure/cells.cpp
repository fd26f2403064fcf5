#include "figure/cells.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace regard::figure {
namespace {

/// As a running mean, because a sum of large numbers may have no end.
class Mean {
 public:
  void add(double value) {
    if (!std::isfinite(value)) return;
    ++count_;
    value_ += value / count_ - value_ / count_;
  }
  double value() const { return count_ == 0 ? std::numeric_limits<double>::quiet_NaN() : value_; }

 private:
  double count_ = 0;
  double value_ = 0;
};

}  // namespace

Cells cells_of(const HeatMap& map, std::size_t most_rows, std::size_t most_columns) {
  if (map.rows <= most_rows && map.columns <= most_columns)
    return {map.rows, map.columns, map.values};
  Cells cells{std::min(map.rows, most_rows), std::min(map.columns, most_columns), {}};
  for (std::size_t r = 0; r < cells.rows; ++r)
    for (std::size_t c = 0; c < cells.columns; ++c) {
      Mean mean;
      for (std::size_t i = r * map.rows / cells.rows; i < (r + 1) * map.rows / cells.rows; ++i)
        for (std::size_t j = c * map.columns / cells.columns;
             j < (c + 1) * map.columns / cells.columns; ++j)
          mean.add(map.values[i * map.columns + j]);
      cells.values.push_back(mean.value());
    }
  return cells;
}

}  // namespace regard::figure
