#pragma once

#include <optional>
#include <string>
#include <vector>

#include "regard/model/seq2seq.h"
#include "regard/view/gaze.h"
#include "view/clamped_attention.h"

namespace regard {

/// What clamps name words and pieces of.
struct ClampedSource {
  std::string text;                 ///< as it was written
  std::vector<std::string> pieces;  ///< end mark last
};

/// Finds the word of each clamp in the source and checks that the model has such a layer, head and
/// part. Throws Error naming --clamp and what there is.
std::vector<PlacedClamp> place_clamps(const std::vector<Clamp>& clamps, const Seq2Seq& model,
                                      const ClampedSource& source);

/// Throws Error if one of them never took effect: its steps lie behind the end.
void check_effect(const std::vector<PlacedClamp>& clamps);

/// What to know about weights that clamps have set; nothing where they changed only bandwidths, of
/// which weights follow as they always do.
std::optional<Finding> find_set_weights(const std::vector<Clamp>& clamps);

}  // namespace regard
