#pragma once

#include <torch/types.h>

#include <optional>

namespace regard {

/// For an input of an autograd function, which takes no undefined tensors.
inline std::optional<torch::Tensor> if_defined(const torch::Tensor& tensor) {
  return tensor.defined() ? std::optional(tensor) : std::nullopt;
}

}  // namespace regard
