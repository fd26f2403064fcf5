#include "figure/terminal_marks.h"

#include <algorithm>
#include <cmath>

#include "figure/bar_places.h"

namespace regard::figure {
namespace {

class Plotter {
 public:
  Plotter(const Marks& marks, const Scales& scales, Raster& raster)
      : scales_(scales), raster_(raster), bars_(count_bars(marks)) {}

  void take(const Pen& pen) { pen_ = pen; }
  void draw(const Curve& curve);
  void draw(const Dots& dots);
  void draw(const Bars& bars);

 private:
  int x_of(double x) const {
    return static_cast<int>(std::lround(scales_.x.share(x) * (raster_.width() - 1)));
  }
  int y_of(double y) const {
    return static_cast<int>(std::lround((1 - scales_.y.share(y)) * (raster_.height() - 1)));
  }

  const Scales& scales_;
  Raster& raster_;
  std::size_t bars_;
  std::size_t bars_drawn_ = 0;
  Pen pen_;
};

void Plotter::draw(const Curve& curve) {
  int phase = 0;
  bool joined = false;
  int last_x = 0, last_y = 0;
  for (std::size_t i = 0; i < curve.x.size(); ++i) {
    const bool shown = std::isfinite(curve.x[i]) && std::isfinite(curve.y[i]);
    if (shown) {
      const int x = x_of(curve.x[i]), y = y_of(curve.y[i]);
      if (!joined) last_x = x, last_y = y;
      raster_.line({last_x, last_y, x, y, curve.dashed}, pen_, phase);
      last_x = x;
      last_y = y;
    }
    joined = shown;
  }
}

void Plotter::draw(const Dots& dots) {
  for (std::size_t i = 0; i < dots.x.size(); ++i)
    if (std::isfinite(dots.x[i]) && std::isfinite(dots.y[i]))
      raster_.dot(x_of(dots.x[i]), y_of(dots.y[i]), pen_);
}

void Plotter::draw(const Bars& bars) {
  const std::size_t turn = bars_drawn_++;
  const int foot = y_of(0);
  for (std::size_t i = 0; i < bars.heights.size(); ++i) {
    if (!std::isfinite(bars.heights[i])) continue;
    const Range across = bar_place(bars, i, turn, bars_);
    const int end = y_of(bars.heights[i]);
    if (end == foot) continue;
    const int left = x_of(across.low);
    const int right = std::max(left + 1, x_of(across.high));
    for (int x = left; x < right; ++x)
      for (int y = std::min(end, foot); y <= std::max(end, foot); ++y)
        if (!bars.hatched || !raster_.braille() || (x + y) % 2 == 0) raster_.dot(x, y, pen_);
  }
}

}  // namespace

void draw(const Marks& marks, const Scales& scales, Raster& raster, const TerminalStyle& style) {
  Plotter plotter(marks, scales, raster);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    plotter.take(pen_of(i, style));
    std::visit([&](const auto& mark) { plotter.draw(mark); }, marks[i]);
  }
}

}  // namespace regard::figure
