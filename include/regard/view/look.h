#pragma once

#include <optional>
#include <string>
#include <vector>

#include "regard/config/search_options.h"
#include "regard/view/clamp.h"
#include "regard/view/gaze.h"

namespace regard {

struct Bundle;

struct LookRequest {
  std::string source;
  /// To be said word for word (forced decoding); empty: nothing but the end mark.
  std::optional<std::string> target = {};
  SearchOptions search = {};
  std::vector<Clamp> clamps = {};
  /// Occlusion and gradients too: a pass for each word of the source. Not under clamps, whose words
  /// would not be there to be left out.
  bool explain = false;
};

/// What a model looks at while it translates a line: a gaze for each part of it, one unless the
/// line is longer than the model takes. The beam's hypotheses come with their own attention; all
/// heads, scores and vectors are those of the best one, said again word for word, which is equal up
/// to rounding. Under a clamp that freezes, search is greedy.
///
/// Throws Error for a line that no model translates, a target that the vocabulary cannot spell or
/// a source too long to say one target for, a clamp of a word, layer or head that is not there or
/// that never took effect.
std::vector<Gaze> look(const Bundle& bundle, const LookRequest& request);

}  // namespace regard
