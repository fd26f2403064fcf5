#include "contest/attention_entropy.h"

#include <cmath>

namespace regard {

void AttentionEntropy::add(const std::vector<std::vector<float>>& attention) {
  for (const std::vector<float>& weights : attention)
    for (const float weight : weights)
      if (weight > 0) bits_ -= weight * std::log2(static_cast<double>(weight));
  rows_ += static_cast<int64_t>(attention.size());
}

std::optional<double> AttentionEntropy::mean() const {
  if (rows_ == 0) return std::nullopt;
  return bits_ / static_cast<double>(rows_);
}

}  // namespace regard
