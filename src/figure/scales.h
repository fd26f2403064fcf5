#pragma once

#include <vector>

#include "figure/range.h"
#include "regard/figure/figure.h"

namespace regard::figure {

/// What the data of a panel are measured against: x and y for marks, colours for a heat map.
struct Scales {
  Range x;
  Range y;
  Range colours;
};

/// Those of each panel, with what the figure's panels share.
std::vector<Scales> scales_of(const Figure& figure);

}  // namespace regard::figure
