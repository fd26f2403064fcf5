#pragma once

#include "regard/figure/figure.h"
#include "regard/view/gaze.h"
#include "regard/view/gaze_figures.h"

namespace regard {

/// The pieces that look and those that are looked at.
struct MapPieces {
  std::vector<std::string> rows, columns;
};

MapPieces pieces_of(const Gaze& gaze, AttentionPart part);

/// What stands beside a map of a part's weights.
struct MapSides {
  std::vector<std::string> rows, columns;  ///< pieces as people read them
  std::string y_label, x_label;
};

MapSides sides_of(const Gaze& gaze, AttentionPart part);

std::vector<std::string> readable_pieces(const std::vector<std::string>& pieces);

/// The heads of each layer; throws Error if there are none.
const std::vector<std::vector<HeadGaze>>& layers_of(const Gaze& gaze, AttentionPart part);

/// Throws Error for a layer or head that is not there.
Matrix chosen_weights(const Gaze& gaze, const GazeChoice& choice);

/// What was chosen, in words, counted from 1: "cross attention, layer 2, head 1".
std::string title_of(const Gaze& gaze, const GazeChoice& choice);

Panel map_panel(std::string title, const Matrix& matrix, MapSides sides);

/// Lets the maps' colours begin at 0 and end together, at 1 or at the largest weight.
void share_weight_colours(Figure& figure);

/// Takes the names off rows and columns if the picture would grow beyond what a screen, or the
/// memory, can hold.
void drop_crowded_names(Figure& figure);

}  // namespace regard
