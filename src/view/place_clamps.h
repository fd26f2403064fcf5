#pragma once

#include <string>
#include <vector>

#include "regard/model/seq2seq.h"
#include "view/clamped_attention.h"

namespace regard {

/// Finds the word of each clamp among the source's pieces, end mark last, and checks that the model
/// has such a layer, head and part. Throws Error naming --clamp and what there is.
std::vector<PlacedClamp> place_clamps(const std::vector<Clamp>& clamps, const Seq2Seq& model,
                                      const std::vector<std::string>& source_pieces);

/// Throws Error if one of them never took effect: its steps lie behind the end.
void check_effect(const std::vector<PlacedClamp>& clamps);

}  // namespace regard
