#include "figure/draw_links.h"

#include <algorithm>

#include "figure/axis_layout.h"
#include "figure/links_layout.h"

namespace regard::figure {
namespace {

/// Lines of several sets between the same names lie beside each other.
double shift_of(std::size_t set, std::size_t sets, double spacing) {
  constexpr double most = 2.5;
  const double step = std::min(most, 0.7 * spacing / static_cast<double>(sets));
  return step * (static_cast<double>(set) - static_cast<double>(sets - 1) / 2);
}

void draw_lines(const Links& links, std::size_t set, const LinksLayout& layout, Point corner,
                const Canvas& canvas) {
  constexpr double least_seen = 0.01;
  const double shift = shift_of(set, links.sets.size(), layout.spacing);
  for (std::size_t i = 0; i < links.left.size(); ++i)
    for (std::size_t j = 0; j < links.right.size(); ++j) {
      const double value = links.sets[set].values[i * links.right.size() + j];
      if (!(value >= least_seen)) continue;  // Nor a gap.
      const double left = corner.y + layout.y_of(i) + shift;
      const double right = corner.y + layout.y_of(j) + shift;
      canvas.line(
          {corner.x + layout.left_end, left}, {corner.x + layout.right_begin, right},
          {.colour = canvas.colours().of_series(set), .width = 2, .opacity = std::min(value, 1.0)});
    }
}

}  // namespace

void draw(const Links& links, const Box& frame, const Scales&, const Canvas& canvas) {
  const LinksLayout layout = lay_out(links, canvas);
  const Point corner{frame.x, frame.y};
  for (std::size_t set = 0; set < links.sets.size(); ++set)
    draw_lines(links, set, layout, corner, canvas);
  const Colour ink = canvas.colours().ink;
  for (std::size_t i = 0; i < layout.left.size(); ++i)
    canvas.text(layout.left[i], {corner.x + layout.left_end - tick_gap, corner.y + layout.y_of(i)},
                {tick_size, ink, 1});
  for (std::size_t i = 0; i < layout.right.size(); ++i)
    canvas.text(layout.right[i],
                {corner.x + layout.right_begin + tick_gap, corner.y + layout.y_of(i)},
                {tick_size, ink});
}

}  // namespace regard::figure
