#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "regard/config/options.h"
#include "regard/view/clamp.h"
#include "regard/view/gaze.h"

namespace regard {

/// A sentence to look at; with a `target` the model is made to say it.
struct GazeTask {
  std::string source;
  std::optional<std::string> target = {};
  std::string place = {};  ///< where it comes from, for who is told that it is left out
};

/// Every task is looked at with every model, as it is and under each list of clamps. Where one of
/// these freezes, all are decoded greedily, as a freeze must be: a beam would be one more
/// difference.
struct GazePlan {
  std::vector<GazeTask> tasks;
  std::vector<std::string> models;          ///< as named on the command line; none: the shipped one
  std::vector<std::vector<Clamp>> clamped;  ///< decodings to compare with the free one
  std::vector<std::string> clamp_texts;     ///< what each of them is called
  bool explain = false;
  bool skip_what_is_silent = false;  ///< a line that no model translates is a warning, no error
  RuntimeOptions runtime;
};

/// A group for each sentence; one longer than the models take is several, cut for all models alike.
/// `adjust` puts the flags above a model's own search options. Throws Error; with
/// `skip_what_is_silent` only if nothing is left to show.
std::vector<GazeGroup> gather_gazes(const GazePlan& plan,
                                    const std::function<void(SearchOptions&)>& adjust);

}  // namespace regard
