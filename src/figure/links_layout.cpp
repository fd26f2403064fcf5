#include "figure/links_layout.h"

#include <algorithm>
#include <cmath>

#include "figure/axis_layout.h"
#include "figure/labels.h"
#include "figure/measure.h"

namespace regard::figure {
namespace {

constexpr double line_height = 13;

/// Every so many-th name, so that one does not stand on the next.
std::vector<std::string> shown_names(const std::vector<std::string>& names, double spacing,
                                     const Canvas& measure) {
  constexpr double most_name = 150;
  const auto stride = static_cast<std::size_t>(std::max(1.0, std::ceil(line_height / spacing)));
  std::vector<std::string> shown(names.size());
  for (std::size_t i = 0; i < names.size(); i += stride)
    shown[i] = fitted(measure, drawable_text(names[i]), tick_size, most_name);
  return shown;
}

double widest(const std::vector<std::string>& names, const Canvas& measure) {
  double width = 0;
  for (const std::string& name : names) width = std::max(width, measure.width_of(name, tick_size));
  return width;
}

}  // namespace

LinksLayout lay_out(const Links& links, const Canvas& measure) {
  constexpr double least_spacing = 3, most_spacing = 19, wanted_height = 1600;
  constexpr double least_lines = 150, most_lines = 360;
  const std::size_t most = std::max({links.left.size(), links.right.size(), std::size_t{1}});
  LinksLayout layout;
  layout.spacing = std::clamp(std::floor(wanted_height / static_cast<double>(most)), least_spacing,
                              most_spacing);
  layout.left = shown_names(links.left, layout.spacing, measure);
  layout.right = shown_names(links.right, layout.spacing, measure);
  layout.left_end = std::ceil(widest(layout.left, measure)) + tick_gap;
  layout.height = static_cast<double>(most) * layout.spacing;
  layout.right_begin = layout.left_end + std::clamp(layout.height / 3, least_lines, most_lines);
  layout.width = layout.right_begin + tick_gap + std::ceil(widest(layout.right, measure));
  return layout;
}

}  // namespace regard::figure
