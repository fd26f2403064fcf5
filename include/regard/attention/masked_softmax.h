#pragma once

#include <torch/types.h>

namespace regard {

/// Softmax of scores [B,T,S] or [B,N,T,S] over S where `mask` is true; what is masked weighs
/// exactly 0. A row without any word is all zeros. `mask` is [B,S], or [B,T,S] where queries see
/// different keys (B may be 1), or undefined: nothing is masked.
torch::Tensor masked_softmax(const torch::Tensor& scores, const torch::Tensor& mask);

/// The mask of the first `lengths` of `size` positions: lengths [B] give [B,size], lengths [B,T]
/// [B,T,size].
torch::Tensor length_mask(const torch::Tensor& lengths, int64_t size);

/// [1,size,size]: position t sees itself and those before it.
torch::Tensor causal_mask(int64_t size, torch::Device device);

/// A mask as it broadcasts to the scores. Shapes that do not fit are an error.
torch::Tensor broadcast_mask(const torch::Tensor& mask, const torch::Tensor& scores);

}  // namespace regard
