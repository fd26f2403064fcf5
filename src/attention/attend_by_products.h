#pragma once

#include <torch/types.h>

#include <utility>

#include "attention/fused_attention.h"
#include "attention/weigh.h"
#include "regard/attention/scores.h"

namespace regard {

/// Attention of one head by products, softmax(scale * q k^T) v, of queries [B,T,D]; who looks on is
/// told the terms that `explain()` gives.
template <typename Explain>
AttentionOutput attend_by_products(const torch::Tensor& queries, const Memory& memory, double scale,
                                   Explain&& explain) {
  // A single query is answered sooner than its keys and values are gathered.
  if (memory.watch || queries.size(1) == 1)
    return attend(dot_scores(queries, memory.keys, scale), memory, std::forward<Explain>(explain));
  AttentionOutput said =
      fused_attention(queries.unsqueeze(1), memory.keys.unsqueeze(1), memory.values.unsqueeze(1),
                      memory.mask, scale, Weights::give);
  said.weights = said.weights.squeeze(1);
  return said;
}

}  // namespace regard
