#pragma once

#include <string>
#include <vector>

#include "regard/view/gaze.h"

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

}  // namespace regard
