#pragma once

#include <torch/types.h>

namespace regard {

/// Scaled dot-product attention of many heads in one piece, softmax(q k^T / sqrt(D)) v (Vaswani et
/// al. 2017, eq. 1), with a gradient of its own: on a CPU much faster than a product of each head,
/// as sentences are short. Queries [B,N,T,D], keys and values [B,N,S,D], views such as a projection
/// gives included; `mask`, [B,S] or [B or 1,T,S], may be undefined. What a query sees nothing of
/// gives 0. Returns [B,T,N*D].
torch::Tensor fused_attention(const torch::Tensor& queries, const torch::Tensor& keys,
                              const torch::Tensor& values, const torch::Tensor& mask);

}  // namespace regard
