#include "regard/view/gaze.h"

#include <algorithm>

namespace regard {

const PartGaze* find_part(const Gaze& gaze, AttentionPart part) {
  const auto found = std::ranges::find(gaze.parts, part, &PartGaze::part);
  return found == gaze.parts.end() ? nullptr : &*found;
}

Matrix mean_cross_attention(const Gaze& gaze) {
  const PartGaze* cross = find_part(gaze, AttentionPart::cross);
  if (cross == nullptr || cross->layers.empty() || cross->layers.back().empty()) return {};
  const std::vector<HeadGaze>& heads = cross->layers.back();
  Matrix mean = heads.front().weights;
  for (size_t i = 0; i < mean.values.size(); ++i) {
    double sum = 0;
    for (const HeadGaze& head : heads) sum += head.weights.values.at(i);
    mean.values[i] = static_cast<float>(sum / static_cast<double>(heads.size()));
  }
  return mean;
}

}  // namespace regard
