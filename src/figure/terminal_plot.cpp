#include "figure/terminal_plot.h"

#include <algorithm>
#include <cmath>

#include "figure/labels.h"
#include "figure/terminal_marks.h"
#include "figure/ticks.h"

namespace regard::figure {
namespace {

/// Which of `count` cells the dot at `share` of their length lies in.
int place(double share, int count, int dots_in_cell) {
  return static_cast<int>(std::lround(share * (count * dots_in_cell - 1))) / dots_in_cell;
}

/// Where the data lie in a plot's grid.
struct Field {
  int top = 0;
  int left = 0;
  int rows = 0;
  int columns = 0;
  bool braille = false;

  int row_of(double share) const { return top + place(1 - share, rows, braille ? 4 : 1); }
  int column_of(double share) const { return left + place(share, columns, braille ? 2 : 1); }
  /// Where a text for the axis below begins, which stays within the grid.
  int begin_of(const Tick& tick, const Range& range) const {
    const int width = column_count(tick.text);
    const int begin = column_of(range.share(tick.value)) - width / 2;
    return std::clamp(begin, 0, std::max(0, left + columns - width));
  }
};

int widest(const Ticks& ticks) {
  int width = 0;
  for (const Tick& tick : ticks) width = std::max(width, column_count(tick.text));
  return width;
}

bool fit(const Ticks& ticks, const Range& range, const Field& field) {
  int end = -1;
  for (const Tick& tick : ticks) {
    const int begin = field.begin_of(tick, range);
    if (begin <= end) return false;
    end = begin + column_count(tick.text);
  }
  return true;
}

void draw_y_axis(TextGrid& grid, const Field& field, const Range& range, const Ticks& ticks,
                 const TerminalStyle& style) {
  const Colour muted = colours_of(style.theme).muted;
  for (int row = field.top; row < field.top + field.rows; ++row)
    grid.put(row, field.left - 1, style.unicode ? "│" : "|", muted);
  for (const Tick& tick : ticks) {
    const int row = field.row_of(range.share(tick.value));
    grid.put(row, field.left - 1 - column_count(tick.text), tick.text, muted);
    grid.put(row, field.left - 1, style.unicode ? "┤" : "+", muted);
  }
}

void draw_x_axis(TextGrid& grid, const Field& field, const Range& range,
                 const TerminalStyle& style) {
  const Colour muted = colours_of(style.theme).muted;
  const int row = field.top + field.rows;
  grid.put(row, field.left - 1, style.unicode ? "└" : "+", muted);
  for (int i = 0; i < field.columns; ++i)
    grid.put(row, field.left + i, style.unicode ? "─" : "-", muted);
  const Ticks ticks = fitting_ticks(range, std::max(3, field.columns / 8),
                                    [&](const Ticks& some) { return fit(some, range, field); });
  for (const Tick& tick : ticks) {
    grid.put(row, field.column_of(range.share(tick.value)), style.unicode ? "┬" : "+", muted);
    grid.put(row + 1, field.begin_of(tick, range), tick.text, muted);
  }
}

}  // namespace

bool uses_braille(const Panel& panel, const TerminalStyle& style) {
  const auto* marks = std::get_if<Marks>(&panel.content);
  const bool several = marks != nullptr && marks->size() > 1;
  return style.unicode && (style.colours != TerminalColours::none || !several);
}

TextGrid plot_grid(const Panel& panel, const Scales& scales, int width,
                   const TerminalStyle& style) {
  const auto& marks = std::get<Marks>(panel.content);
  TextGrid grid(width);
  Field field;
  field.rows = std::clamp(width / 3, 6, 16);
  const Ticks y_ticks = ticks(scales.y, std::max(3, field.rows / 3));
  field.left = std::min(widest(y_ticks) + 1, width - 1);
  field.columns = width - field.left;
  field.braille = uses_braille(panel, style);
  if (!panel.y_label.empty()) grid.put(field.top++, 0, fitted_text(panel.y_label, width, style));
  draw_y_axis(grid, field, scales.y, y_ticks, style);
  draw_x_axis(grid, field, scales.x, style);
  Raster raster(field.rows, field.columns, field.braille);
  draw(marks, scales, raster, style);
  raster.draw_to(grid, field.top, field.left);
  if (marks.empty())
    grid.put(field.top + field.rows / 2, field.left + (field.columns - 7) / 2, "no data");
  const std::string name = fitted_text(panel.x_label, width, style);
  if (!name.empty())
    grid.put(grid.rows(), std::max(0, field.left + (field.columns - column_count(name)) / 2), name);
  return grid;
}

}  // namespace regard::figure
