#include "figure/panel_layout.h"

#include <algorithm>
#include <cmath>

#include "figure/cells.h"
#include "figure/labels.h"
#include "figure/links_layout.h"
#include "figure/measure.h"

namespace regard::figure {
namespace {

struct Size {
  double width = 0;
  double height = 0;
};

/// The more panels stand beside each other, the smaller they are.
Size plot_size(std::size_t columns) {
  constexpr Size sizes[] = {{520, 320}, {380, 250}, {290, 200}, {230, 170}};
  return sizes[std::min<std::size_t>(columns, std::size(sizes)) - 1];
}

/// A cell's side in whole pixels. Names need a line's height each, so that a map grows with them; a
/// map that is but a strip is drawn wider than its length alone would let it be.
double cell_side(std::size_t count, std::size_t longest, bool names, double wanted) {
  constexpr double least_strip = 40, most = 32, least_named = 15;
  double side = std::floor(wanted / static_cast<double>(longest));
  side = std::max(side, std::floor(least_strip / static_cast<double>(count)));
  return std::clamp(side, names ? least_named : 1.0, most);
}

Size map_size(const HeatMap& map, std::size_t columns) {
  const double wanted = plot_size(columns).height;
  if (map.rows == 0 || map.columns == 0) return {wanted, wanted};
  const Cells cells = shown_cells(map);
  const std::size_t longest = std::max(cells.rows, cells.columns);
  const bool names = !map.row_labels.empty() || !map.column_labels.empty();
  const double width = cell_side(cells.columns, longest, names, wanted);
  const double height = cell_side(cells.rows, longest, names, wanted);
  return {width * static_cast<double>(cells.columns), height * static_cast<double>(cells.rows)};
}

Size size_of(const Panel& panel, std::size_t columns, const Canvas& measure) {
  if (const auto* map = std::get_if<HeatMap>(&panel.content)) return map_size(*map, columns);
  const auto* links = std::get_if<Links>(&panel.content);
  if (links == nullptr) return plot_size(columns);
  const LinksLayout layout = lay_out(*links, measure);
  return {layout.width, layout.height};
}

}  // namespace

Margins PanelLayout::margins(const Canvas& measure) const {
  constexpr double least = 8;
  Margins margins{least, least, least, least};
  margins.top += title_line * static_cast<double>(title.size());
  margins.top += legend.height;
  if (shows_y) {
    margins.left = std::max(least, y.room + (y.label.empty() ? 0 : name_height));
    margins.top = std::max(margins.top, y.after);
    margins.bottom = std::max(margins.bottom, y.before);
  }
  if (shows_x) {
    margins.left = std::max(margins.left, x.before);
    margins.right = std::max(margins.right, x.after);
    margins.bottom = std::max(margins.bottom, x.room + (x.label.empty() ? 0 : name_height));
  }
  if (bar) {
    margins.right = std::max(margins.right, bar->room);
    margins.bottom = std::max(margins.bottom, bar->height - frame.height + least);
  }
  for (const std::string& line : title)
    margins.right = std::max(margins.right, measure.width_of(line, title_size, true) - frame.width);
  return margins;
}

PanelLayout lay_out(const Panel& panel, const Scales& scales, std::size_t columns,
                    const Canvas& measure) {
  const auto* map = std::get_if<HeatMap>(&panel.content);
  const Size size = size_of(panel, columns, measure);
  PanelLayout layout;
  layout.frame = {0, 0, size.width, size.height};
  layout.title =
      in_two_lines(measure, drawable_text(panel.title), title_size, std::max(size.width, 260.0));
  layout.x = x_axis_of(panel, scales.x, size.width, measure);
  layout.y = y_axis_of(panel, scales.y, size.height, measure);
  layout.legend = lay_out(legend_of(panel), size.width, measure);
  if (map != nullptr && !map->values.empty())
    layout.bar = ColourBar(scales.colours, std::max(size.height, 72.0), measure);
  return layout;
}

}  // namespace regard::figure
