#include "figure/draw_content.h"

#include <cmath>

#include "figure/bar_places.h"
#include "figure/cells.h"

namespace regard::figure {
namespace {

// Cells of a map beyond which an SVG of rectangles is larger than two megabytes.
constexpr std::size_t most_rectangles = 12'000;

/// Marks of one panel, one after the other.
class Painter {
 public:
  Painter(const Marks& marks, const Box& frame, const Scales& scales, const Canvas& canvas)
      : frame_(frame), scales_(scales), canvas_(canvas), bars_(count_bars(marks)) {}

  void set_colour(Colour colour) { colour_ = colour; }
  void draw(const Curve& curve);
  void draw(const Dots& dots);
  void draw(const Bars& bars);

 private:
  Point place(double x, double y) const {
    return {frame_.x + scales_.x.share(x) * frame_.width,
            frame_.bottom() - scales_.y.share(y) * frame_.height};
  }

  const Box& frame_;
  const Scales& scales_;
  const Canvas& canvas_;
  std::size_t bars_;
  std::size_t bars_drawn_ = 0;
  Colour colour_;
};

void Painter::draw(const Curve& curve) {
  std::vector<Point> run;
  const auto end_run = [&] {
    // A point with gaps on both sides has no line to be seen by.
    if (run.size() == 1) canvas_.dot(run[0], 2.5, colour_);
    if (run.size() > 1) canvas_.path(run, {colour_, 2, curve.dashed});
    run.clear();
  };
  for (std::size_t i = 0; i < curve.x.size(); ++i) {
    if (std::isfinite(curve.x[i]) && std::isfinite(curve.y[i])) {
      run.push_back(place(curve.x[i], curve.y[i]));
    } else {
      end_run();
    }
  }
  end_run();
}

void Painter::draw(const Dots& dots) {
  for (std::size_t i = 0; i < dots.x.size(); ++i)
    if (std::isfinite(dots.x[i]) && std::isfinite(dots.y[i]))
      canvas_.dot(place(dots.x[i], dots.y[i]), 2.8, colour_, 0.75);
}

void Painter::draw(const Bars& bars) {
  const std::size_t turn = bars_drawn_++;
  for (std::size_t i = 0; i < bars.heights.size(); ++i) {
    if (!std::isfinite(bars.heights[i])) continue;
    const Range across = bar_place(bars, i, turn, bars_);
    const Point end = place(across.low, bars.heights[i]);
    const Point foot = place(across.high, 0);
    const Box box{end.x, std::min(end.y, foot.y), foot.x - end.x, std::abs(foot.y - end.y)};
    if (bars.hatched) {
      canvas_.hatch(box, {colour_, 1.2});
      canvas_.frame(box, {colour_, 1});
    } else {
      canvas_.fill(box, colour_);
    }
  }
}

}  // namespace

void draw(const Marks& marks, const Box& frame, const Scales& scales, const Canvas& canvas) {
  Painter painter(marks, frame, scales, canvas);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    painter.set_colour(canvas.colours().of_series(i));
    std::visit([&](const auto& mark) { painter.draw(mark); }, marks[i]);
  }
}

void draw(const HeatMap& map, const Box& frame, const Scales& scales, const Canvas& canvas) {
  const Cells cells = shown_cells(map);
  const Colours& colours = canvas.colours();
  const auto colour_of = [&](double value) {
    return std::isfinite(value) ? std::optional(colours.of_heat(scales.colours.share(value)))
                                : std::nullopt;
  };
  const bool as_image = cells.rows * cells.columns > most_rectangles;
  if (as_image) {
    std::vector<Colour> all;
    for (const double value : cells.values)
      all.push_back(colour_of(value).value_or(colours.background));
    canvas.cells(frame, cells.columns, all);
  }
  const double width = frame.width / static_cast<double>(cells.columns);
  const double height = frame.height / static_cast<double>(cells.rows);
  for (std::size_t row = 0; row < cells.rows; ++row)
    for (std::size_t begin = 0, end = 0; begin < cells.columns; begin = end) {
      // Cells of one colour are one rectangle, which keeps an SVG small.
      const std::optional<Colour> colour = colour_of(cells.at(row, begin));
      while (end < cells.columns && colour_of(cells.at(row, end)) == colour) ++end;
      const Box box{frame.x + static_cast<double>(begin) * width,
                    frame.y + static_cast<double>(row) * height,
                    static_cast<double>(end - begin) * width, height};
      if (!as_image) canvas.fill(box, colour.value_or(colours.background));
      if (!colour) canvas.hatch(box, {colours.muted, 0.8});
    }
}

}  // namespace regard::figure
