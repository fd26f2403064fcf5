#pragma once

#include <optional>

#include "regard/view/gaze.h"
#include "view/word_looks.h"

namespace regard {

/// Where the weight lies, whatever the words are. `attention`: [target pieces, source pieces].

/// Nearly all target words look most at one source word.
std::optional<Finding> find_collapse(const Gaze& gaze, const WordLooks& looks);

/// Rows that choose nothing.
std::optional<Finding> find_uniform(const Gaze& gaze, const Matrix& attention);

/// What a row leaves of 1 lies on padding.
std::optional<Finding> find_padding(const Gaze& gaze, const Matrix& attention);

}  // namespace regard
