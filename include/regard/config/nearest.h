#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Changes of one character that lead from one word to the other: an insertion, a deletion, a
/// substitution or a swap of neighbours, no piece edited twice (optimal string alignment; Damerau,
/// 1964). Counts bytes.
size_t edit_distance(std::string_view from, std::string_view to);

/// The candidate with the smallest edit distance to `word`, the first of equals; empty if that is
/// more than a third of the longer one's length.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// What follows a complaint about an unknown word: "; did you mean 'beam'?", or the known words
/// where none is near.
std::string suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace regard
