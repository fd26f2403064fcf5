#pragma once

#include <optional>

#include "regard/view/gaze.h"
#include "view/word_looks.h"

namespace regard {

/// The longest phrase that is said again while attention is back at the same place.
std::optional<Finding> find_repeated_phrase(const WordLooks& looks);

}  // namespace regard
