#pragma once

#include <torch/nn/modules/embedding.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

namespace regard {

/// Draws words of length 1, about: their numbers have unit variance once they are scaled by
/// sqrt(width). Where they are tied, torch's default, unit variance at once, would make the first
/// scores as large as the width.
inline void draw_small(torch::nn::Embedding& embedding) {
  torch::NoGradGuard no_grad;
  embedding->weight.normal_(0, 1 / std::sqrt(static_cast<double>(embedding->weight.size(1))));
}

/// Words that were drawn small, of unit variance: Vaswani et al. 2017, section 3.4.
inline torch::Tensor enlarged(const torch::Tensor& embedded) {
  return embedded * std::sqrt(static_cast<double>(embedded.size(-1)));
}

}  // namespace regard
