#pragma once

#include "regard/view/gaze.h"

namespace regard {

/// The mean weights of heads, of which there must be one.
Matrix mean_of(const std::vector<HeadGaze>& heads);

}  // namespace regard
