#pragma once

#include <string>
#include <vector>

#include "figure/canvas.h"
#include "regard/figure/figure.h"

namespace regard::figure {

/// Where linked names stand, from the frame's corner.
struct LinksLayout {
  std::vector<std::string> left, right;  ///< that fit; those that have no room are empty
  double left_end = 0;                   ///< of the names on the left, where lines begin
  double right_begin = 0;
  double spacing = 0;  ///< from one name to the next
  double width = 0;
  double height = 0;

  double y_of(std::size_t i) const { return (static_cast<double>(i) + 0.5) * spacing; }
};

LinksLayout lay_out(const Links& links, const Canvas& measure);

}  // namespace regard::figure
