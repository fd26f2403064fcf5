#pragma once

#include <torch/types.h>

namespace regard {

/// How well each key answers each query, before the softmax: queries [...,T,D] and keys [...,S,D]
/// of one width to scores [...,T,S]. Leading dimensions (sentences, heads) are those of both.

/// scale * q . k: Luong et al. 2015, eq. 8; with scale 1 / sqrt(D) Vaswani et al. 2017, eq. 1.
torch::Tensor dot_scores(const torch::Tensor& queries, const torch::Tensor& keys, double scale = 1);

/// v . tanh(q + k), where both are projected already: Bahdanau et al. 2015, appendix A.1.2. `v` is
/// [D], or broadcasts to [...,T,S,D].
torch::Tensor additive_scores(const torch::Tensor& queries, const torch::Tensor& keys,
                              const torch::Tensor& v);

/// |q - k|^2, never below 0.
torch::Tensor squared_distances(const torch::Tensor& queries, const torch::Tensor& keys);

}  // namespace regard
