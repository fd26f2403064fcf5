#pragma once

#include <vector>

#include "regard/contest/standings.h"

namespace regard {

/// The pairs by the number of words of their sources, with white space between words: up to 5, up
/// to 10, 15, 20, and longer ones. Groups without a pair are left out.
std::vector<LengthGroup> length_groups(const ParallelCorpus& test);

}  // namespace regard
