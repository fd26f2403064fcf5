#pragma once

#include "figure/scales.h"
#include "figure/text_grid.h"

namespace regard::figure {

/// A panel of marks with its axes, `width` columns wide.
TextGrid plot_grid(const Panel& panel, const Scales& scales, int width, const TerminalStyle& style);

/// How a terminal tells the series of this panel apart: by Braille dots in colours, or where there
/// are no colours and several series, or no Unicode, by letters.
bool uses_braille(const Panel& panel, const TerminalStyle& style);

}  // namespace regard::figure
