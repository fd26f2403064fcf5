#include "regard/figure/figure.h"

#include <cmath>

#include "regard/base/error.h"

namespace regard {
namespace {

void check_points(const char* what, std::size_t x, std::size_t y) {
  if (x != y) throw Error("{} has {} values of x and {} of y: give as many", what, x, y);
}

void check(const Curve& curve) { check_points("a curve", curve.x.size(), curve.y.size()); }
void check(const Dots& dots) { check_points("a set of dots", dots.x.size(), dots.y.size()); }

void check(const Bars& bars) {
  const std::size_t wanted = bars.heights.empty() ? 0 : bars.heights.size() + 1;
  if (bars.edges.size() != wanted && !(wanted == 0 && bars.edges.size() == 1))
    throw Error("{} bars have {} edges: give {}", bars.heights.size(), bars.edges.size(), wanted);
  for (std::size_t i = 0; i < bars.edges.size(); ++i) {
    const bool rises = i == 0 || bars.edges[i] > bars.edges[i - 1];
    if (!std::isfinite(bars.edges[i]) || !rises)
      throw Error("edge {} of the bars is {}: give edges that rise", i, bars.edges[i]);
  }
}

void check_labels(const char* what, std::size_t labels, std::size_t count) {
  if (labels != 0 && labels != count)
    throw Error("a heat map of {} {} has {} labels for them", count, what, labels);
}

void check(const HeatMap& map) {
  const bool fits = map.columns == 0 ? map.values.empty()
                                     : map.values.size() % map.columns == 0 &&
                                           map.values.size() / map.columns == map.rows;
  if (!fits)
    throw Error("a heat map of {} rows and {} columns has {} values", map.rows, map.columns,
                map.values.size());
  check_labels("rows", map.row_labels.size(), map.rows);
  check_labels("columns", map.column_labels.size(), map.columns);
  for (const auto& end : {map.lowest, map.highest})
    if (end && !std::isfinite(*end)) throw Error("a heat map's colours end at {}", *end);
  if (map.lowest && map.highest && *map.lowest >= *map.highest)
    throw Error("a heat map's colours go from {} up to {}", *map.lowest, *map.highest);
}

void check(const Links& links) {
  const std::size_t wanted = links.left.size() * links.right.size();
  for (const Links::Set& set : links.sets)
    if (set.values.size() != wanted)
      throw Error("{} by {} names are linked by {} values", links.left.size(), links.right.size(),
                  set.values.size());
}

void check(const Marks& marks) {
  for (const auto& mark : marks) std::visit([](const auto& shape) { check(shape); }, mark);
}

}  // namespace

void check_figure(const Figure& figure) {
  if (figure.panels.empty()) throw Error("a figure needs a panel");
  if (figure.columns == 0) throw Error("a figure needs at least one panel in a row");
  for (const Panel& panel : figure.panels)
    std::visit([](const auto& content) { check(content); }, panel.content);
}

}  // namespace regard
