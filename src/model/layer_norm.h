#pragma once

#include <torch/nn/modules/normalization.h>
#include <torch/types.h>

namespace regard {

/// norm(input) over the last dimension (Ba, Kiros and Hinton 2016), in the type that autocast would
/// take into the product that follows: torch's own gives the input's type, for each product to cast
/// again.
torch::Tensor apply_layer_norm(const torch::nn::LayerNorm& norm, const torch::Tensor& input);

}  // namespace regard
