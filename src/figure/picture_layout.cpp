#include "figure/picture_layout.h"

#include <algorithm>
#include <cmath>

#include "figure/labels.h"
#include "figure/measure.h"

namespace regard::figure {
namespace {

constexpr double edge = 14;        // Around the whole picture.
constexpr double column_gap = 16;  // Between panels.
constexpr double row_gap = 16;
constexpr double heading_height = 24;

/// Takes what panels have in common off all but one of them.
void share(PictureLayout& layout, const Figure& figure) {
  for (std::size_t i = 0; i < layout.panels.size(); ++i) {
    PanelLayout& panel = layout.panels[i];
    if (i % figure.columns > 0) {
      const PanelLayout& left = layout.panels[i - 1];
      panel.shows_y = !(panel.y.same_as(left.y) && panel.frame.height == left.frame.height);
    }
    if (i + figure.columns < layout.panels.size()) {
      const PanelLayout& below = layout.panels[i + figure.columns];
      panel.shows_x = !(panel.x.same_as(below.x) && panel.frame.width == below.frame.width);
    }
    if (figure.shared_colours && panel.bar) {
      layout.bar = panel.bar;
      panel.bar.reset();
    }
  }
}

/// The widest parts of each column and the highest of each row, so that frames stand in line.
struct Grid {
  std::vector<double> left, width, top, height;

  Grid(const std::vector<PanelLayout>& panels, std::size_t per_row, const Canvas& measure)
      : left(std::min(per_row, panels.size())),
        width(left.size()),
        top((panels.size() - 1) / per_row + 1),
        height(top.size()) {
    for (std::size_t i = 0; i < panels.size(); ++i) {
      const Margins margins = panels[i].margins(measure);
      const Box& frame = panels[i].frame;
      const std::size_t column = i % per_row, row = i / per_row;
      left[column] = std::max(left[column], margins.left);
      width[column] = std::max(width[column], frame.width + margins.right);
      top[row] = std::max(top[row], margins.top);
      height[row] = std::max(height[row], frame.height + margins.bottom);
    }
  }
};

/// Gives the frames their places from `corner` on; returns the corner across.
Point place(PictureLayout& layout, std::size_t per_row, Point corner, const Canvas& measure) {
  const Grid grid(layout.panels, per_row, measure);
  double y = corner.y;
  double right = corner.x;
  for (std::size_t row = 0; row < grid.top.size(); ++row) {
    double x = corner.x;
    for (std::size_t column = 0; column < grid.left.size(); ++column) {
      const std::size_t i = row * per_row + column;
      if (i < layout.panels.size()) {
        // On whole pixels, so that the cells of heat maps have sharp edges.
        layout.panels[i].frame.x = std::round(x + grid.left[column]);
        layout.panels[i].frame.y = std::round(y + grid.top[row]);
      }
      x += grid.left[column] + grid.width[column] + column_gap;
    }
    right = std::max(right, x - column_gap);
    y += grid.top[row] + grid.height[row] + row_gap;
  }
  return {right, y - row_gap};
}

/// The colour bar that heat maps share stands to the right of all, as high as they are.
void place_bar(PictureLayout& layout, double right, const Canvas& measure) {
  const double top = layout.panels.front().frame.y;
  const double height = layout.panels.back().frame.bottom() - top;
  layout.bar = ColourBar(layout.bar->range, std::max(height, layout.bar->height), measure);
  layout.bar_corner = {right, top};
  layout.width = right + layout.bar->room + edge;
  layout.height = std::max(layout.height, layout.bar_corner.y + layout.bar->height + edge);
}

}  // namespace

PictureLayout lay_out(const Figure& figure, const std::vector<Scales>& scales,
                      const Canvas& measure) {
  PictureLayout layout;
  for (std::size_t i = 0; i < figure.panels.size(); ++i)
    layout.panels.push_back(lay_out(figure.panels[i], scales[i], figure.columns, measure));
  share(layout, figure);
  const Legend legend = common_legend(figure);
  if (!legend.empty())
    for (PanelLayout& panel : layout.panels) panel.legend = {};

  const Point origin = place(layout, figure.columns, {edge, edge}, measure);
  const double left = layout.panels.front().frame.x;
  const double inner = origin.x - left;
  layout.title = fitted(measure, drawable_text(figure.title), heading_size, inner, true);
  layout.legend = lay_out(legend, inner, measure);
  const double heading = layout.title.empty() ? 0 : heading_height;
  layout.title_corner = {left, edge};
  layout.legend_corner = {left, edge + heading};
  const double head = heading + layout.legend.height;
  const Point end = place(layout, figure.columns, {edge, edge + head}, measure);
  layout.width = end.x + edge;
  layout.height = end.y + edge;
  if (layout.bar) place_bar(layout, end.x, measure);
  return layout;
}

}  // namespace regard::figure
