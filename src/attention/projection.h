#pragma once

#include <torch/nn/modules/linear.h>

namespace regard {

/// A projection without bias into the space where query and key meet.
inline torch::nn::Linear projection(int64_t from, int64_t to) {
  return torch::nn::Linear(torch::nn::LinearOptions(from, to).bias(false));
}

}  // namespace regard
