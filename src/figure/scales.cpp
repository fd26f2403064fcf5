#include "figure/scales.h"

#include <algorithm>

namespace regard::figure {
namespace {

/// The values before any room is made around them.
struct Found {
  std::optional<Range> x;
  std::optional<Range> y;
  std::optional<Range> colours;
  double colour_power = 1;
  bool bars = false;

  void add(const Curve& curve) { add_points(curve.x, curve.y); }
  void add(const Dots& dots) { add_points(dots.x, dots.y); }
  void add(const Bars& shown) {
    add_points(shown.edges, shown.heights);
    y = join(y, Range{0, 0});
    bars = true;
  }
  void add(const Marks& marks) {
    for (const auto& mark : marks) std::visit([this](const auto& shape) { add(shape); }, mark);
  }
  void add(const HeatMap& map) {
    std::optional<Range> values = range_of(map.values);
    if (map.lowest) values = Range{*map.lowest, values ? values->high : *map.lowest};
    if (map.highest) values = Range{values ? values->low : *map.highest, *map.highest};
    if (values && values->low > values->high) values = Range{values->low, values->low};
    colours = join(colours, values);
    colour_power = map.colour_power;
  }
  void add(const Links&) {}  // From 0 to 1, whatever the values.
  void add(const Found& other) {
    x = join(x, other.x);
    y = join(y, other.y);
    colours = join(colours, other.colours);
    colour_power = std::min(colour_power, other.colour_power);
    bars = bars || other.bars;
  }

 private:
  void add_points(std::span<const double> xs, std::span<const double> ys) {
    x = join(x, range_of(xs));
    y = join(y, range_of(ys));
  }
};

/// Marks keep away from the frame, but bars stand on it.
Scales with_room(const Found& found) {
  constexpr double room = 0.04;
  const Range y = drawable(found.y);
  Range colours = drawable(found.colours);
  colours.bend = found.colour_power;
  const bool stands = found.bars && y.low == 0;
  return {padded(drawable(found.x), room, room), padded(y, stands ? 0 : room, room), colours};
}

}  // namespace

std::vector<Scales> scales_of(const Figure& figure) {
  std::vector<Found> found(figure.panels.size());
  Found all;
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::visit([&](const auto& content) { found[i].add(content); }, figure.panels[i].content);
    all.add(found[i]);
  }
  const Scales shared = with_room(all);
  std::vector<Scales> scales;
  for (const Found& one : found) {
    scales.push_back(with_room(one));
    if (figure.shared_axes) {
      scales.back().x = shared.x;
      scales.back().y = shared.y;
    }
    if (figure.shared_colours) scales.back().colours = shared.colours;
  }
  return scales;
}

}  // namespace regard::figure
