#include "figure/draw_panel.h"

#include "figure/draw_content.h"
#include "figure/draw_links.h"

namespace regard::figure {
namespace {

constexpr double name_place = name_height - label_size / 2 - 3;  // Of its middle.

double x_of(const PanelLayout& layout, double value) {
  return layout.frame.x + layout.x.range.share(value) * layout.frame.width;
}

double y_of(const PanelLayout& layout, double value) {
  return layout.frame.bottom() - layout.y.range.share(value) * layout.frame.height;
}

void draw_lines_behind(const PanelLayout& layout, const Canvas& canvas) {
  const Box& frame = layout.frame;
  const Stroke faint{canvas.colours().faint};
  for (const Tick& tick : layout.x.ticks) {
    const double x = x_of(layout, tick.value);
    canvas.line({x, frame.y}, {x, frame.bottom()}, faint);
  }
  for (const Tick& tick : layout.y.ticks) {
    const double y = y_of(layout, tick.value);
    canvas.line({frame.x, y}, {frame.right(), y}, faint);
  }
}

/// Words are what the reader came for, numbers only help.
Colour tick_colour(const AxisLayout& axis, const Canvas& canvas) {
  return axis.names ? canvas.colours().ink : canvas.colours().muted;
}

void draw_x_axis(const PanelLayout& layout, const Canvas& canvas) {
  const AxisLayout& axis = layout.x;
  const double bottom = layout.frame.bottom();
  TextStyle style{tick_size, tick_colour(axis, canvas), 0.5};
  double below = bottom + tick_gap + tick_size / 2;
  if (axis.angle != 0) {
    style.anchor = 1;
    style.angle = axis.angle;
    below = bottom + tick_gap + (axis.angle < 90 ? 3 : 0);
  }
  for (const Tick& tick : axis.ticks) {
    const double x = x_of(layout, tick.value);
    canvas.line({x, bottom}, {x, bottom + 3}, {canvas.colours().muted});
    canvas.text(tick.text, {axis.angle == 45 ? x + 3 : x, below}, style);
  }
  const Point middle{layout.frame.x + layout.frame.width / 2, bottom + axis.room + name_place};
  canvas.text(axis.label, middle, {label_size, canvas.colours().ink, 0.5});
}

void draw_y_axis(const PanelLayout& layout, const Canvas& canvas) {
  const AxisLayout& axis = layout.y;
  const double left = layout.frame.x;
  for (const Tick& tick : axis.ticks) {
    const double y = y_of(layout, tick.value);
    canvas.line({left - 3, y}, {left, y}, {canvas.colours().muted});
    canvas.text(tick.text, {left - tick_gap, y}, {tick_size, tick_colour(axis, canvas), 1});
  }
  const Point middle{left - axis.room - name_place, layout.frame.y + layout.frame.height / 2};
  canvas.text(axis.label, middle, {label_size, canvas.colours().ink, 0.5, 90});
}

bool is_empty(const HeatMap& map) { return map.rows == 0 || map.columns == 0; }
bool is_empty(const Links& links) { return links.left.empty() || links.right.empty(); }
bool is_empty(const Marks& marks) { return marks.empty(); }

}  // namespace

void draw(const Panel& panel, const PanelLayout& layout, const Scales& scales,
          const Canvas& canvas) {
  const Box& frame = layout.frame;
  const bool marks = std::holds_alternative<Marks>(panel.content);
  if (marks) draw_lines_behind(layout, canvas);
  std::visit(
      [&](const auto& content) {
        if (is_empty(content))
          canvas.text("no data", {frame.x + frame.width / 2, frame.y + frame.height / 2},
                      {label_size, canvas.colours().muted, 0.5});
        draw(content, frame, scales, canvas);
      },
      panel.content);
  const Stroke pen{canvas.colours().muted};
  if (std::holds_alternative<HeatMap>(panel.content)) {
    canvas.frame(frame, {canvas.colours().muted, 0.8});
  } else if (marks) {
    canvas.line({frame.x, frame.y}, {frame.x, frame.bottom()}, pen);
    canvas.line({frame.x, frame.bottom()}, {frame.right(), frame.bottom()}, pen);
  }
  if (layout.shows_x) draw_x_axis(layout, canvas);
  if (layout.shows_y) draw_y_axis(layout, canvas);
  draw(layout.legend, {frame.x, frame.y - layout.legend.height - 4}, canvas);
  double title_y = frame.y - layout.legend.height - 13;
  for (auto line = layout.title.rbegin(); line != layout.title.rend(); ++line) {
    canvas.text(*line, {frame.x, title_y}, {title_size, canvas.colours().ink, 0, 0, true});
    title_y -= title_line;
  }
  if (layout.bar) draw(*layout.bar, {frame.right(), frame.y}, canvas);
}

}  // namespace regard::figure
