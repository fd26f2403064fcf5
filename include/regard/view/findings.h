#pragma once

#include <vector>

#include "regard/view/gaze.h"

namespace regard {

/// Attention in words: what is odd about where a model looked, each with the number that was
/// measured and its likely cause, for people who ask "is my attention right?". Looks at the mean of
/// the last layer's heads, word by word (weights of a source word's pieces added up, those of a
/// target word's pieces averaged), pieces where it says so. Kinds:
///
///   collapse   number: share of the target words that look most at one source word
///   uniform    mean entropy of the rows in bits, where log2(source pieces) is the most
///   padding    largest share of a row that lies on no source piece; must be 0
///   skipped    how many source words, two or more side by side, hardly got a look from any target
///              word; punctuation may be skipped
///   repeated   how often a phrase is said while attention is back at the same place, or how many
///              whole looks a source word got
///   healthy    none of these; mean weight of the source word that each target word looks at most
///   blind      no attention, or none that was kept; 0
///
/// Never empty. `gaze.findings` is not read.
std::vector<Finding> findings_of(const Gaze& gaze);

}  // namespace regard
