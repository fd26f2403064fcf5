#include "regard/view/gaze.h"

#include <algorithm>

#include "view/mean_of_heads.h"

namespace regard {

const PartGaze* find_part(const Gaze& gaze, AttentionPart part) {
  const auto found = std::ranges::find(gaze.parts, part, &PartGaze::part);
  return found == gaze.parts.end() ? nullptr : &*found;
}

Matrix mean_cross_attention(const Gaze& gaze) {
  const PartGaze* cross = find_part(gaze, AttentionPart::cross);
  if (cross == nullptr || cross->layers.empty() || cross->layers.back().empty()) return {};
  return mean_of(cross->layers.back());
}

}  // namespace regard
