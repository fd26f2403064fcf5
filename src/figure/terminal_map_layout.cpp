#include "figure/terminal_map_layout.h"

#include <algorithm>

#include "figure/labels.h"
#include "regard/base/utf8.h"

namespace regard::figure {
namespace {

constexpr int most_name = 16;  // No name takes more columns.
constexpr int most_side = 10;

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

/// Half lines make cells small enough for large maps, but have no room for names.
bool is_fine(const HeatMap& map, const TerminalStyle& style) {
  constexpr std::size_t most_whole = 16;
  return map.row_labels.empty() && map.column_labels.empty() && style.unicode &&
         style.colours != TerminalColours::none && std::max(map.rows, map.columns) > most_whole;
}

/// Room for the names of rows, and of columns if these can stand beside each other.
void choose_widths(MapLayout& layout, std::size_t columns, int width) {
  layout.left = longest(layout.row_names);
  for (const Tick& tick : layout.row_numbers)
    layout.left = std::max(layout.left, column_count(tick.text));
  layout.left = std::min(layout.left + 1, width - 1);
  const int room = width - layout.left;
  layout.side = layout.fine ? 1 : std::min(2, room);
  const int name = longest(layout.column_names);
  const int wanted = std::clamp(name + 1, layout.side, most_side);
  if (name < wanted && wanted * static_cast<int>(columns) <= room) layout.side = wanted;
  layout.upright = name >= layout.side;
  layout.per_band = static_cast<std::size_t>(std::max(1, room / std::max(1, layout.side)));
}

}  // namespace

int MapLayout::name_lines() const {
  if (!upright) return 1;
  std::size_t lines = 0;
  for (const std::string& name : column_names)
    lines = std::max(lines, utf8_offsets(name).size() - 1);
  return static_cast<int>(lines);
}

MapLayout lay_out(const HeatMap& map, int width, const TerminalStyle& style) {
  constexpr std::size_t most_lines = 48;
  MapLayout layout;
  layout.row_names = names_of(map.row_labels, std::min(most_name, width / 3), style);
  layout.column_names = names_of(map.column_labels, most_name, style);
  layout.fine = is_fine(map, style);
  if (map.row_labels.empty()) layout.row_numbers = index_ticks(map.rows, 6);
  choose_widths(layout, map.columns, width);
  const std::size_t most_rows = layout.fine ? 2 * most_lines : most_lines;
  layout.cells = cells_of(map, map.row_labels.empty() ? most_rows : map.rows,
                          map.column_labels.empty() ? layout.per_band : map.columns);
  return layout;
}

}  // namespace regard::figure
