#pragma once

#include <string>

#include "regard/figure/terminal.h"
#include "regard/view/gaze.h"
#include "regard/view/gaze_figures.h"

namespace regard {

/// A gaze to be read in a terminal: source, target and its score, what was changed, the map of the
/// weights, and what is to be known about them in words. A model without attention has no map. A
/// map of more pieces than can be read is one of groups of neighbours: to a group the sum of the
/// weights, from a group the mean. Throws Error for a layer or head that is not there.
std::string gaze_text(const Gaze& gaze, const TerminalStyle& style = {},
                      const GazeChoice& choice = {});

}  // namespace regard
