#pragma once

#include <torch/types.h>

#include <utility>

#include "regard/attention/attention.h"
#include "regard/attention/masked_softmax.h"

namespace regard {

/// One head's terms [B,T,D] and [B,S,D] as those of many.
inline ScoreTerms one_head(const torch::Tensor& queries, const torch::Tensor& keys) {
  return {.queries = queries.unsqueeze(1),
          .keys = keys.unsqueeze(1),
          .direction = {},
          .scale = {},
          .offset = {}};
}

/// Weights of scores [B,T,S] or [B,N,T,S]: a softmax over what the memory's mask shows. Who looks
/// on is told the terms, which `explain()` gives, and may put other weights in their place.
template <typename Explain>
torch::Tensor weigh(const torch::Tensor& scores, const Memory& memory, Explain&& explain) {
  const torch::Tensor weights = masked_softmax(scores, memory.mask).to(memory.values.scalar_type());
  if (!memory.watch) return weights;
  const bool single = scores.dim() == 3;
  const auto in_heads = [&](const torch::Tensor& rows) {
    return single ? rows.unsqueeze(1) : rows;
  };
  const torch::Tensor seen = memory.watch.observer->see({.site = memory.watch.site,
                                                         .terms = explain(),
                                                         .scores = in_heads(scores),
                                                         .weights = in_heads(weights),
                                                         .mask = memory.mask});
  return single ? seen.squeeze(1) : seen;
}

/// The values of one head, averaged by the weights of scores [B,T,S].
template <typename Explain>
AttentionOutput attend(const torch::Tensor& scores, const Memory& memory, Explain&& explain) {
  const torch::Tensor weights = weigh(scores, memory, std::forward<Explain>(explain));
  return {.context = torch::bmm(weights, memory.values), .weights = weights};
}

}  // namespace regard
