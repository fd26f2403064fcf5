#include "figure/axis_layout.h"

#include <algorithm>
#include <cmath>

#include "figure/labels.h"
#include "figure/measure.h"

namespace regard::figure {
namespace {

constexpr double line_height = 13;
constexpr double most_name = 150;  // No name takes more pixels.

std::vector<std::string> fitted_names(const std::vector<std::string>& names,
                                      const Canvas& measure) {
  std::vector<std::string> result;
  for (const std::string& name : names)
    result.push_back(fitted(measure, drawable_text(name), tick_size, most_name));
  return result;
}

double widest(const Ticks& ticks, const Canvas& measure) {
  double width = 0;
  for (const Tick& tick : ticks) width = std::max(width, measure.width_of(tick.text, tick_size));
  return width;
}

/// Whether texts in a row leave a letter's room between each other.
bool fit_in_row(const Ticks& ticks, const Range& range, double length, const Canvas& measure) {
  double end = -1e9;
  for (const Tick& tick : ticks) {
    const double half = measure.width_of(tick.text, tick_size) / 2;
    const double place = range.share(tick.value) * length;
    if (place - half < end + 6) return false;
    end = place + half;
  }
  return true;
}

std::size_t stride_of(std::size_t count, double length, double spacing) {
  const double cell = length / static_cast<double>(count);
  return static_cast<std::size_t>(std::max(1.0, std::ceil(spacing / cell)));
}

Ticks map_ticks(std::size_t count, const std::vector<std::string>& names, double length,
                double spacing) {
  if (!names.empty()) return name_ticks(names, stride_of(count, length, line_height));
  return index_ticks(count, std::max(2, static_cast<int>(length / spacing)));
}

/// A label stands at its axis' middle and may be longer than the axis: neighbours keep away.
void set_label(AxisLayout& axis, const std::string& label, double length, const Canvas& measure) {
  constexpr double most_label = 260;
  axis.label = fitted(measure, drawable_text(label), label_size, std::max(length, most_label));
  const double overhang = (measure.width_of(axis.label, label_size) - length) / 2;
  axis.before = std::max(axis.before, overhang);
  axis.after = std::max(axis.after, overhang);
}

/// Linked names stand within the frame: below it is said which side is which.
std::string label_of_links(const Panel& panel) {
  const bool both = !panel.y_label.empty() && !panel.x_label.empty();
  return panel.y_label + (both ? " → " : "") + panel.x_label;
}

/// Names that do not stand beside each other are turned: by half a right angle where that leaves
/// them apart, else wholly.
void turn(AxisLayout& axis, double length, const Canvas& measure) {
  if (axis.ticks.empty() || fit_in_row(axis.ticks, axis.range, length, measure)) return;
  const double apart = axis.ticks.size() == 1 ? length
                                              : std::abs(axis.range.share(axis.ticks[1].value) -
                                                         axis.range.share(axis.ticks[0].value)) *
                                                    length;
  axis.angle = apart * std::sqrt(0.5) >= line_height ? 45 : 90;
}

void make_room(AxisLayout& axis, double length, const Canvas& measure) {
  if (axis.ticks.empty()) return;
  const double radians = axis.angle * std::acos(-1) / 180;
  axis.room = tick_gap + line_height;
  if (axis.angle != 0) axis.room = tick_gap + 6 + widest(axis.ticks, measure) * std::sin(radians);
  for (const Tick& tick : axis.ticks) {
    const double width = measure.width_of(tick.text, tick_size);
    const double place = axis.range.share(tick.value) * length;
    const double left = axis.angle == 0 ? width / 2 : width * std::cos(radians) + 4;
    const double right = axis.angle == 0 ? width / 2 : 6;
    axis.before = std::max(axis.before, left - place);
    axis.after = std::max(axis.after, place + right - length);
  }
}

}  // namespace

bool AxisLayout::same_as(const AxisLayout& other) const {
  return range == other.range && ticks == other.ticks && angle == other.angle &&
         label == other.label;
}

AxisLayout x_axis_of(const Panel& panel, const Range& range, double length, const Canvas& measure) {
  AxisLayout axis;
  if (std::holds_alternative<Links>(panel.content)) {
    set_label(axis, label_of_links(panel), length, measure);
    return axis;
  }
  set_label(axis, panel.x_label, length, measure);
  const auto* map = std::get_if<HeatMap>(&panel.content);
  const auto fits = [&](const Ticks& ticks) {
    return fit_in_row(ticks, axis.range, length, measure);
  };
  if (map == nullptr) {
    axis.range = range;
    axis.ticks = fitting_ticks(range, std::clamp(static_cast<int>(length / 36), 3, 10), fits);
  } else if (map->columns > 0) {
    axis.range = {0, static_cast<double>(map->columns)};
    axis.names = !map->column_labels.empty();
    axis.ticks = map_ticks(map->columns, fitted_names(map->column_labels, measure), length, 32);
    if (axis.names) turn(axis, length, measure);
  }
  make_room(axis, length, measure);
  return axis;
}

AxisLayout y_axis_of(const Panel& panel, const Range& range, double length, const Canvas& measure) {
  AxisLayout axis;
  if (std::holds_alternative<Links>(panel.content)) return axis;
  set_label(axis, panel.y_label, length, measure);
  const auto* map = std::get_if<HeatMap>(&panel.content);
  if (map == nullptr) {
    axis.range = range;
    axis.ticks = ticks(range, std::clamp(static_cast<int>(length / 28), 2, 8));
  } else if (map->rows > 0) {
    axis.range = {static_cast<double>(map->rows), 0};
    axis.names = !map->row_labels.empty();
    axis.ticks = map_ticks(map->rows, fitted_names(map->row_labels, measure), length, 24);
  }
  if (!axis.ticks.empty()) axis.room = tick_gap + widest(axis.ticks, measure);
  return axis;
}

}  // namespace regard::figure
