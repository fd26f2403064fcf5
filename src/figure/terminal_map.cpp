#include "figure/terminal_map.h"

#include <algorithm>

#include "figure/labels.h"
#include "figure/terminal_map_layout.h"
#include "figure/terminal_shade.h"
#include "figure/ticks.h"
#include "regard/base/utf8.h"

namespace regard::figure {
namespace {

/// A map by its layout.
class MapDrawing {
 public:
  MapDrawing(const HeatMap& map, const Scales& scales, int width, const TerminalStyle& style)
      : map_(map),
        style_(style),
        layout_(lay_out(map, width, style)),
        shade_(scales.colours, style),
        grid_(width) {}

  TextGrid draw() &&;

 private:
  void draw_names(std::size_t begin, std::size_t end);
  void draw_cells(std::size_t begin, std::size_t end);
  void draw_row_name(std::size_t line, int row);
  void draw_column_numbers();
  int column_at(std::size_t i) const { return layout_.left + static_cast<int>(i) * layout_.side; }

  const HeatMap& map_;
  const TerminalStyle& style_;
  MapLayout layout_;
  Shade shade_;
  TextGrid grid_;
};

/// Above their columns; upright ones end there.
void MapDrawing::draw_names(std::size_t begin, std::size_t end) {
  const int top = grid_.rows();
  const int lines = layout_.upright ? layout_.name_lines() : 1;
  for (std::size_t i = begin; i < end; ++i) {
    const int column = column_at(i - begin);
    if (!layout_.upright) {
      grid_.put(top, column + (layout_.side - column_count(layout_.column_names[i])) / 2,
                layout_.column_names[i]);
      continue;
    }
    const std::vector<std::size_t> ends = utf8_offsets(layout_.column_names[i]);
    const int letters = static_cast<int>(ends.size()) - 1;
    for (int k = 0; k < letters; ++k) {
      const auto at = static_cast<std::size_t>(k);
      grid_.put(top + lines - letters + k, column,
                layout_.column_names[i].substr(ends[at], ends[at + 1] - ends[at]));
    }
  }
}

void MapDrawing::draw_row_name(std::size_t line, int row) {
  if (!layout_.row_names.empty())
    grid_.put(row, layout_.left - 1 - column_count(layout_.row_names[line]),
              layout_.row_names[line]);
  const double shown = layout_.fine ? 2 : 1;
  for (const Tick& tick : layout_.row_numbers) {
    const double share = tick.value / static_cast<double>(map_.rows);
    const auto at =
        static_cast<std::size_t>(share * static_cast<double>(layout_.cells.rows) / shown);
    if (at == line)
      grid_.put(row, layout_.left - 1 - column_count(tick.text), tick.text,
                colours_of(style_.theme).muted);
  }
}

void MapDrawing::draw_cells(std::size_t begin, std::size_t end) {
  const std::size_t step = layout_.fine ? 2 : 1;
  for (std::size_t r = 0; r < layout_.cells.rows; r += step) {
    const int row = grid_.rows();
    for (std::size_t c = begin; c < end; ++c) {
      const bool pair = layout_.fine && r + 1 < layout_.cells.rows;
      const TextCell cell = pair ? shade_.halves(layout_.cells.at(r, c), layout_.cells.at(r + 1, c))
                                 : shade_.cell(layout_.cells.at(r, c));
      for (int k = 0; k < layout_.side; ++k) grid_.put(row, column_at(c - begin) + k, cell);
    }
    draw_row_name(r / step, row);
  }
}

void MapDrawing::draw_column_numbers() {
  const int room = layout_.side * static_cast<int>(layout_.cells.columns);
  const int row = grid_.rows();
  int free = 0;
  for (const Tick& tick : index_ticks(map_.columns, std::max(2, room / 4))) {
    const double share = tick.value / static_cast<double>(map_.columns);
    const int column =
        layout_.left + static_cast<int>(share * room - column_count(tick.text) / 2.0);
    if (column < free) continue;
    grid_.put(row, column, tick.text, colours_of(style_.theme).muted);
    free = column + column_count(tick.text) + 1;
  }
}

TextGrid MapDrawing::draw() && {
  for (std::size_t begin = 0; begin < layout_.cells.columns; begin += layout_.per_band) {
    const std::size_t end = std::min(begin + layout_.per_band, layout_.cells.columns);
    if (begin > 0) grid_.put(grid_.rows(), 0, " ");
    if (!layout_.column_names.empty()) draw_names(begin, end);
    draw_cells(begin, end);
  }
  if (layout_.column_names.empty()) draw_column_numbers();
  return std::move(grid_);
}

}  // namespace

TextGrid map_grid(const Panel& panel, const Scales& scales, int width, const TerminalStyle& style) {
  const auto& map = std::get<HeatMap>(panel.content);
  TextGrid grid(width);
  std::string axes;
  if (!panel.y_label.empty()) axes += (style.unicode ? "↓ " : "down: ") + panel.y_label;
  if (!axes.empty() && !panel.x_label.empty()) axes += "  ";
  if (!panel.x_label.empty()) axes += (style.unicode ? "→ " : "across: ") + panel.x_label;
  if (!axes.empty()) grid.put(0, 0, fitted_text(axes, width, style));
  if (map.values.empty()) {
    grid.put(grid.rows(), 0, "no data");
  } else {
    grid.put(grid.rows(), 0, MapDrawing(map, scales, width, style).draw());
  }
  return grid;
}

TextGrid colour_bar_grid(const Range& range, int width, const TerminalStyle& style) {
  constexpr int longest_bar = 20;
  const std::string low = number_text(range.low, range) + ' ';
  const std::string high = ' ' + number_text(range.high, range);
  const int length = std::clamp(width - column_count(low + high), 2, longest_bar);
  const int left = column_count(low);
  const Colour muted = colours_of(style.theme).muted;
  const Shade shade(range, style);
  TextGrid grid(width);
  grid.put(0, 0, low, muted);
  for (int i = 0; i < length; ++i) grid.put(0, left + i, shade.cell(range.at(i / (length - 1.0))));
  grid.put(0, left + length, high, muted);
  return grid;
}

}  // namespace regard::figure
