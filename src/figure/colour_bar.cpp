#include "figure/colour_bar.h"

#include <algorithm>

#include "figure/axis_layout.h"

namespace regard::figure {
namespace {

constexpr double gap = 14;
constexpr double width = 10;

}  // namespace

ColourBar::ColourBar(const Range& values, double length, const Canvas& measure)
    : range(values),
      ticks(figure::ticks(values, std::clamp(static_cast<int>(length / 28), 3, 6))),
      height(length) {
  double widest = 0;
  for (const Tick& tick : ticks) widest = std::max(widest, measure.width_of(tick.text, tick_size));
  room = gap + width + tick_gap + widest;
}

void draw(const ColourBar& bar, Point corner, const Canvas& canvas) {
  const Box box{corner.x + gap, corner.y, width, bar.height};
  const int steps = static_cast<int>(bar.height);
  for (int i = 0; i < steps; ++i) {
    const double share = 1 - (i + 0.5) / steps;
    canvas.fill({box.x, box.y + i, width, 1}, canvas.colours().of_heat(share));
  }
  for (const Tick& tick : bar.ticks) {
    const double y = box.bottom() - bar.range.share(tick.value) * box.height;
    canvas.line({box.right(), y}, {box.right() + 3, y}, {canvas.colours().muted});
    canvas.text(tick.text, {box.right() + tick_gap, y}, {tick_size, canvas.colours().muted});
  }
}

}  // namespace regard::figure
