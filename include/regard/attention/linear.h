#pragma once

#include <torch/nn/modules/linear.h>
#include <torch/types.h>

namespace regard {

enum class Activation { none, relu };

/// W x + b and what follows it, in one piece; as autocast would have it where that is on. A call of
/// the module itself adds the bias in a pass of its own, with copies of all that was multiplied.
/// `bias` may be undefined.
torch::Tensor linear(const torch::Tensor& input, const torch::Tensor& weight,
                     const torch::Tensor& bias, Activation activation = Activation::none);

inline torch::Tensor apply_linear(const torch::nn::Linear& layer, const torch::Tensor& input,
                                  Activation activation = Activation::none) {
  return linear(input, layer->weight, layer->bias, activation);
}

}  // namespace regard
