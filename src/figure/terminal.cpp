#include "regard/figure/terminal.h"

#include <algorithm>

#include "figure/labels.h"
#include "figure/scales.h"
#include "figure/terminal_legend.h"
#include "figure/terminal_map.h"
#include "figure/terminal_plot.h"

namespace regard {
namespace figure {
namespace {

constexpr int panel_gap = 3;

/// The fewest columns that a panel can be read in.
int least_width(const Panel& panel) {
  const auto* map = std::get_if<HeatMap>(&panel.content);
  if (map == nullptr) return 32;
  constexpr int number = 4, most_name = 16, most_cells = 48;
  int names = number;
  for (const std::string& label : map->row_labels) names = std::max(names, column_count(label));
  const bool named = !map->row_labels.empty() || !map->column_labels.empty();
  const int cells = static_cast<int>(std::min<std::size_t>(map->columns, most_cells));
  return std::min(names, most_name) + 1 + std::min(most_cells, named ? 2 * cells : cells);
}

int width_of(int panels, const TerminalStyle& style) {
  return (style.width - panel_gap * (panels - 1)) / panels;
}

/// As many panels to a row as the figure asks for, or where the width does not allow that, fewer,
/// in rows of like length.
int panels_in_row(const Figure& figure, const TerminalStyle& style) {
  int least = 1;
  for (const Panel& panel : figure.panels) least = std::max(least, least_width(panel));
  const int panels = static_cast<int>(figure.panels.size());
  const int wanted = static_cast<int>(std::min(figure.columns, figure.panels.size()));
  int count = wanted;
  while (count > 1 && width_of(count, style) < least) --count;
  if (count == wanted) return wanted;
  const int rows = (panels + count - 1) / count;
  return (panels + rows - 1) / rows;
}

/// What is drawn once for the whole figure stands in no panel.
struct Common {
  bool legend = false;
  bool bar = false;
};

TextGrid panel_grid(const Panel& panel, const Scales& scales, int width, Common common,
                    const TerminalStyle& style) {
  TextGrid grid(width);
  if (!panel.title.empty()) grid.put(0, 0, fitted_text(panel.title, width, style));
  const Legend legend = legend_of(panel);
  if (!common.legend && !legend.empty())
    grid.put(grid.rows(), 0, legend_grid(legend, width, uses_braille(panel, style), style));
  if (const auto* map = std::get_if<HeatMap>(&panel.content)) {
    grid.put(grid.rows(), 0, map_grid(panel, scales, width, style));
    if (!common.bar && !map->values.empty())
      grid.put(grid.rows(), 0, colour_bar_grid(scales.colours, width, style));
  } else {
    grid.put(grid.rows(), 0, plot_grid(panel, scales, width, style));
  }
  return grid;
}

/// The scales of the first heat map that has any colours.
const Scales* bar_of(const Figure& figure, const std::vector<Scales>& scales) {
  for (std::size_t i = 0; figure.shared_colours && i < scales.size(); ++i) {
    const auto* map = std::get_if<HeatMap>(&figure.panels[i].content);
    if (map != nullptr && !map->values.empty()) return &scales[i];
  }
  return nullptr;
}

/// Letters leave no room for lines: linked names are drawn as the map of their sets' mean.
HeatMap map_of(const Links& links) {
  HeatMap map{.rows = links.left.size(),
              .columns = links.right.size(),
              .values = std::vector<double>(links.left.size() * links.right.size()),
              .row_labels = links.left,
              .column_labels = links.right,
              .lowest = 0,
              .highest = 1};
  for (const Links::Set& set : links.sets)
    for (std::size_t i = 0; i < map.values.size(); ++i)
      map.values[i] += set.values[i] / static_cast<double>(links.sets.size());
  return map;
}

Figure with_maps(Figure figure) {
  for (Panel& panel : figure.panels)
    if (const auto* links = std::get_if<Links>(&panel.content)) panel.content = map_of(*links);
  return figure;
}

void put_panels(TextGrid& page, const Figure& figure, const std::vector<Scales>& scales,
                Common common, const TerminalStyle& style) {
  const int per_row = panels_in_row(figure, style);
  const int width = std::max(1, width_of(per_row, style));
  int top = page.rows() + (page.rows() > 0 && figure.panels.size() > 1 ? 1 : 0);
  for (std::size_t i = 0; i < figure.panels.size(); ++i) {
    const int column = static_cast<int>(i) % per_row;
    if (column == 0 && i > 0) top = page.rows() + 1;
    page.put(top, column * (width + panel_gap),
             panel_grid(figure.panels[i], scales[i], width, common, style));
  }
}

}  // namespace
}  // namespace figure

std::string to_terminal(const Figure& whole, const TerminalStyle& style) {
  check_figure(whole);
  const Figure figure = figure::with_maps(whole);
  const std::vector<figure::Scales> scales = figure::scales_of(figure);
  const figure::Legend legend = figure::common_legend(figure);
  const figure::Scales* bar = figure::bar_of(figure, scales);
  figure::TextGrid page(style.width);
  if (!figure.title.empty()) page.put(0, 0, figure::fitted_text(figure.title, style.width, style));
  if (!legend.empty()) {
    const auto named = std::ranges::find_if(
        figure.panels, [](const Panel& panel) { return !figure::legend_of(panel).empty(); });
    page.put(page.rows(), 0,
             figure::legend_grid(legend, style.width, figure::uses_braille(*named, style), style));
  }
  figure::put_panels(page, figure, scales, {!legend.empty(), bar != nullptr}, style);
  if (bar != nullptr)
    page.put(page.rows() + 1, 0, figure::colour_bar_grid(bar->colours, style.width, style));
  return page.encode(style.colours);
}

}  // namespace regard
