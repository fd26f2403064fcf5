#pragma once

#include "regard/attention/attention.h"
#include "regard/attention/multi_head_attention.h"

namespace regard {

/// Attention by products in one piece, softmax(scale * q k^T) v (Vaswani et al. 2017, eq. 1, with
/// the scale 1 / sqrt(D)), with a gradient of its own: on a CPU much faster than a product of each
/// head, as sentences are short. Queries [B,N,T,D], keys [B,N,S,D] and values [B,N,S,H], views such
/// as a projection gives included; `mask`, [B,S] or [B or 1,T,S], may be undefined. What a query
/// sees nothing of gives 0. The context is [B,T,N*H]; the weights are [B,N,T,S], undefined unless
/// they are asked for.
AttentionOutput fused_attention(const torch::Tensor& queries, const torch::Tensor& keys,
                                const torch::Tensor& values, const torch::Tensor& mask,
                                double scale, Weights weights);

}  // namespace regard
