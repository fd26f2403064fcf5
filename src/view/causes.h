#pragma once

#include <string>

#include "regard/view/gaze.h"

namespace regard {

/// The likely cause of what was found, by the kinds of the gaze's model.
std::string cause_of_collapse(const Gaze& gaze, bool at_end);
std::string cause_of_uniform(const Gaze& gaze);
std::string cause_of_padding(const Gaze& gaze);

}  // namespace regard
