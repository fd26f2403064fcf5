#include "training/forward_order.h"

#include <algorithm>

namespace regard {

NamedTensors in_forward_order(NamedTensors weights) {
  const auto stage = [](const auto& named) {
    const std::string& name = named.first;
    if (name.find("embedding") != std::string::npos) return 0;
    return name.starts_with("encoder.") ? 1 : 2;
  };
  std::ranges::stable_sort(weights, {}, stage);
  return weights;
}

}  // namespace regard
