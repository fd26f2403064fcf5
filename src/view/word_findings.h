#pragma once

#include <optional>

#include "regard/view/gaze.h"
#include "view/word_looks.h"

namespace regard {

/// What became of the single words.

/// Neighbouring source words that hardly got a look. Punctuation and end marks may be skipped.
std::optional<Finding> find_skipped(const WordLooks& looks);

/// The source word that got the most looks, where these are far more than one.
std::optional<Finding> find_much_looked_at(const WordLooks& looks);

}  // namespace regard
