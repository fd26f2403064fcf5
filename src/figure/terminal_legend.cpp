#include "figure/terminal_legend.h"

#include <array>

#include "figure/labels.h"

namespace regard::figure {

TextGrid legend_grid(const Legend& legend, int width, bool braille, const TerminalStyle& style) {
  constexpr std::array<const char*, 5> swatches = {"──", "╌╌", "••", "██", "▒▒"};
  constexpr int text_at = 3, gap = 3;
  TextGrid grid(width);
  int row = 0, column = 0;
  for (const LegendEntry& entry : legend) {
    const Pen pen = pen_of(entry.series, style);
    const std::string name = fitted_text(entry.name, width - text_at, style);
    const int taken = text_at + column_count(name);
    if (column > 0 && column + taken > width) {
      ++row;
      column = 0;
    }
    grid.put(
        row, column,
        braille ? swatches[static_cast<std::size_t>(entry.swatch)] : std::string(2, pen.letter),
        pen.colour);
    grid.put(row, column + text_at, name);
    column += taken + gap;
  }
  return grid;
}

}  // namespace regard::figure
