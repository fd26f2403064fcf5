#include "figure/terminal_map.h"

#include <algorithm>
#include <cmath>

#include "figure/cells.h"
#include "figure/labels.h"
#include "figure/terminal_shade.h"
#include "figure/ticks.h"
#include "regard/base/utf8.h"

namespace regard::figure {
namespace {

constexpr int most_name = 16;  // No word takes more columns.

std::vector<std::string> names_of(const std::vector<std::string>& labels, int most,
                                  const TerminalStyle& style) {
  std::vector<std::string> names;
  for (const std::string& label : labels) names.push_back(fitted_text(label, most, style));
  return names;
}

int longest(const std::vector<std::string>& names) {
  int columns = 0;
  for (const std::string& name : names) columns = std::max(columns, column_count(name));
  return columns;
}

/// How a map is drawn: `side` columns to a cell, and one line, or half of one if `fine`.
class MapDrawing {
 public:
  MapDrawing(const HeatMap& map, const Scales& scales, int width, const TerminalStyle& style)
      : map_(map), style_(style), shade_(scales.colours, style), grid_(width) {
    rows_ = names_of(map.row_labels, std::min(most_name, width / 3), style);
    columns_ = names_of(map.column_labels, most_name, style);
    choose_sizes(width);
  }

  TextGrid draw() &&;

 private:
  void choose_sizes(int width);
  void draw_names(std::size_t begin, std::size_t end);
  void draw_cells(std::size_t begin, std::size_t end);
  void draw_row_name(std::size_t line, int row);
  void draw_column_numbers();
  int column_at(std::size_t i) const { return left_ + static_cast<int>(i) * side_; }

  const HeatMap& map_;
  const TerminalStyle& style_;
  Shade shade_;
  TextGrid grid_;
  std::vector<std::string> rows_;
  std::vector<std::string> columns_;
  Ticks row_numbers_;
  Cells cells_;
  int left_ = 0;
  int side_ = 2;
  bool fine_ = false;
  bool upright_ = false;      // Column names letter by letter downwards.
  std::size_t per_band_ = 0;  // How many columns stand beside each other.
};

void MapDrawing::choose_sizes(int width) {
  const bool named = !rows_.empty() || !columns_.empty();
  fine_ = !named && style_.unicode && style_.colours != TerminalColours::none &&
          std::max(map_.rows, map_.columns) > 16;
  row_numbers_ = rows_.empty() ? index_ticks(map_.rows, 6) : Ticks{};
  left_ = longest(rows_);
  for (const Tick& tick : row_numbers_) left_ = std::max(left_, column_count(tick.text));
  left_ = std::min(left_ + 1, width - 1);
  const int room = width - left_;
  side_ = fine_ ? 1 : std::min(2, room);
  const int wanted = std::clamp(longest(columns_) + 1, side_, 10);
  const auto fits = [&](int side) { return side * static_cast<int>(map_.columns) <= room; };
  if (longest(columns_) < wanted && fits(wanted)) side_ = wanted;
  upright_ = longest(columns_) > side_ - 1;
  per_band_ = static_cast<std::size_t>(room / side_);
  constexpr std::size_t most_lines = 48;
  cells_ = cells_of(map_, rows_.empty() ? most_lines * (fine_ ? 2 : 1) : map_.rows,
                    columns_.empty() ? per_band_ : map_.columns);
}

/// Above their columns; upright ones end there.
void MapDrawing::draw_names(std::size_t begin, std::size_t end) {
  const int top = grid_.rows();
  const int lines = upright_ ? longest(columns_) : 1;
  for (std::size_t i = begin; i < end; ++i) {
    const int column = column_at(i - begin);
    if (!upright_) {
      grid_.put(top, column + (side_ - column_count(columns_[i])) / 2, columns_[i]);
      continue;
    }
    const std::vector<std::size_t> ends = utf8_offsets(columns_[i]);
    const int letters = static_cast<int>(ends.size()) - 1;
    for (int k = 0; k < letters; ++k) {
      const auto at = static_cast<std::size_t>(k);
      grid_.put(top + lines - letters + k, column,
                columns_[i].substr(ends[at], ends[at + 1] - ends[at]));
    }
  }
}

void MapDrawing::draw_row_name(std::size_t line, int row) {
  if (!rows_.empty()) grid_.put(row, left_ - 1 - column_count(rows_[line]), rows_[line]);
  const double shown = fine_ ? 2 : 1;
  for (const Tick& tick : row_numbers_) {
    const double share = tick.value / static_cast<double>(map_.rows);
    const auto at = static_cast<std::size_t>(share * static_cast<double>(cells_.rows) / shown);
    if (at == line)
      grid_.put(row, left_ - 1 - column_count(tick.text), tick.text,
                colours_of(style_.theme).muted);
  }
}

void MapDrawing::draw_cells(std::size_t begin, std::size_t end) {
  const std::size_t step = fine_ ? 2 : 1;
  for (std::size_t r = 0; r < cells_.rows; r += step) {
    const int row = grid_.rows();
    for (std::size_t c = begin; c < end; ++c) {
      const bool pair = fine_ && r + 1 < cells_.rows;
      const TextCell cell =
          pair ? shade_.halves(cells_.at(r, c), cells_.at(r + 1, c)) : shade_.cell(cells_.at(r, c));
      for (int k = 0; k < side_; ++k) grid_.put(row, column_at(c - begin) + k, cell);
    }
    draw_row_name(r / step, row);
  }
}

void MapDrawing::draw_column_numbers() {
  const int room = side_ * static_cast<int>(cells_.columns);
  const int row = grid_.rows();
  int free = 0;
  for (const Tick& tick : index_ticks(map_.columns, std::max(2, room / 4))) {
    const double share = tick.value / static_cast<double>(map_.columns);
    const int column = left_ + static_cast<int>(share * room - column_count(tick.text) / 2.0);
    if (column < free) continue;
    grid_.put(row, column, tick.text, colours_of(style_.theme).muted);
    free = column + column_count(tick.text) + 1;
  }
}

TextGrid MapDrawing::draw() && {
  for (std::size_t begin = 0; begin < cells_.columns; begin += per_band_) {
    const std::size_t end = std::min(begin + per_band_, cells_.columns);
    if (begin > 0) grid_.put(grid_.rows(), 0, " ");
    if (!columns_.empty()) draw_names(begin, end);
    draw_cells(begin, end);
  }
  if (columns_.empty()) draw_column_numbers();
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
