#pragma once

#include <cstdint>
#include <vector>

#include "metrics/edit_distance.h"

namespace regard::metrics {

/// Where the words of the two sides stand in an edit script.
struct Alignment {
  std::vector<std::int64_t> hypothesis_of;  // last hypothesis word up to each reference word, or -1
  std::vector<bool> hypothesis_wrong;
  std::vector<bool> reference_wrong;
};

Alignment align(const std::vector<EditOperation>& operations);

}  // namespace regard::metrics
