#pragma once

#include <torch/types.h>

namespace regard {

/// Softmax of scores [B,T,S] over S where `mask` [B,S] is true; masked positions weigh exactly 0. A
/// row without any word is all zeros. An undefined mask masks nothing.
torch::Tensor masked_softmax(const torch::Tensor& scores, const torch::Tensor& mask);

}  // namespace regard
