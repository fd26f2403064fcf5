#pragma once

#include "regard/figure/figure.h"
#include "regard/view/gaze.h"
#include "regard/view/gaze_figures.h"
#include "view/map_sides.h"

namespace regard {

/// The heads of each layer; throws Error if there are none.
const std::vector<std::vector<HeadGaze>>& layers_of(const Gaze& gaze, AttentionPart part);

/// Both throw Error for a layer or head that is not there.
const std::vector<HeadGaze>& chosen_layer(const Gaze& gaze, const GazeChoice& choice);
Matrix chosen_weights(const Gaze& gaze, const GazeChoice& choice);

/// What was chosen, in words, counted from 1: "cross attention, layer 2, head 1".
std::string layer_title(const Gaze& gaze, const GazeChoice& choice);
std::string title_of(const Gaze& gaze, const GazeChoice& choice);

Panel map_panel(std::string title, const Matrix& matrix, MapSides sides);

/// Lets the maps' colours go from 0 to 1, whatever the weights: a colour is the same weight in
/// every picture, and an even look over many words is as pale as it should be.
void share_weight_colours(Figure& figure);

/// Takes the names off rows and columns if the picture would grow beyond what a screen, or the
/// memory, can hold.
void drop_crowded_names(Figure& figure);

}  // namespace regard
