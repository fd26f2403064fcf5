#pragma once

#include <optional>

#include "regard/figure/figure.h"
#include "regard/view/gaze.h"

namespace regard {

/// Heat maps of what a model looked at. Rows are who looks, columns what is looked at, as the axes
/// say; each row of weights sums to 1. Colours go from 0 to 1, or where no weight comes near that,
/// to the largest. Pieces stand beside their rows and columns as people read them; where a picture
/// has no room for so many, positions do. All throw Error where there are no such weights.

/// Which weights of a model.
struct GazeChoice {
  AttentionPart part = AttentionPart::cross;
  std::optional<size_t> layer = {};  ///< from 0; else the last
  std::optional<size_t> head = {};   ///< from 0; else the mean of the layer's heads
};

/// One map.
Figure gaze_figure(const Gaze& gaze, const GazeChoice& choice = {});

/// A map for each head, a row of them for each layer: the grids of Dive into Deep Learning 11.7.
Figure heads_figure(const Gaze& gaze, AttentionPart part);

/// The map of a recurrent decoder by its steps, rows and columns numbered from 1: Dive into Deep
/// Learning 11.4.
Figure steps_figure(const Gaze& gaze);

/// The pieces in two columns, joined by lines that are seen the better the greater their weight is,
/// in a colour for each head of the layer, or the chosen one: BertViz's head view as a picture. In
/// a terminal it is the map of the heads' mean.
Figure lines_figure(const Gaze& gaze, const GazeChoice& choice = {});

}  // namespace regard
