#pragma once

#include "figure/canvas.h"
#include "figure/panel_layout.h"

namespace regard::figure {

/// A panel with its axes, title, legend and data.
void draw(const Panel& panel, const PanelLayout& layout, const Scales& scales,
          const Canvas& canvas);

}  // namespace regard::figure
