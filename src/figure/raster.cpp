#include "figure/raster.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "regard/base/utf8.h"

namespace regard::figure {

Pen pen_of(std::size_t series, const TerminalStyle& style) {
  constexpr std::string_view letters = "*o+x#@%&";
  return {colours_of(style.theme).of_series(series), letters[series % letters.size()]};
}

Raster::Raster(int rows, int columns, bool braille)
    : rows_(rows),
      columns_(columns),
      across_(braille ? 2 : 1),
      down_(braille ? 4 : 1),
      cells_(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns)) {}

void Raster::dot(int x, int y, const Pen& pen) {
  if (x < 0 || y < 0 || x >= width() || y >= height()) return;
  // Braille counts its dots down the left column, then the right; the fourth row came later.
  constexpr std::uint8_t bits[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
  Cell& cell = cells_[static_cast<std::size_t>(y / down_ * columns_ + x / across_)];
  cell.dots |= bits[y % down_][x % across_];
  cell.pen = pen;
}

void Raster::line(const Line& line, const Pen& pen, int& phase) {
  const int period = braille() ? 6 : 2;
  const int dx = line.x1 - line.x0;
  const int dy = line.y1 - line.y0;
  const int steps = std::max({std::abs(dx), std::abs(dy), 1});
  for (int i = 0; i <= steps; ++i) {
    const double share = static_cast<double>(i) / steps;
    const bool gap = line.dashed && (phase + i) % period >= period / 2;
    if (!gap)
      dot(line.x0 + static_cast<int>(std::lround(share * dx)),
          line.y0 + static_cast<int>(std::lround(share * dy)), pen);
  }
  phase += steps;
}

void Raster::draw_to(TextGrid& grid, int row, int column) const {
  for (int r = 0; r < rows_; ++r)
    for (int c = 0; c < columns_; ++c) {
      const Cell& cell = cells_[static_cast<std::size_t>(r * columns_ + c)];
      if (cell.dots == 0) continue;
      const char32_t pattern = 0x2800 + cell.dots;
      const std::string glyph =
          braille() ? encode_utf8({&pattern, 1}) : std::string(1, cell.pen.letter);
      grid.put(row + r, column + c, TextCell{glyph, cell.pen.colour});
    }
}

}  // namespace regard::figure
