#include "attention/projected_attention.h"

#include <torch/types.h>

#include "attention/projection.h"
#include "attention/weigh.h"

namespace regard {

ProjectedAttention::ProjectedAttention(AttentionKind kind, const AttentionShape& shape)
    : query_projection_(register_module("query", projection(shape.query_size, shape.hidden_size))),
      key_projection_(register_module("key", projection(shape.state_size, shape.hidden_size))),
      score_(register_module("score",
                             make_head_score(kind, {.heads = 1,
                                                    .width = shape.hidden_size,
                                                    .bandwidth = shape.bandwidth,
                                                    .learn_bandwidth = shape.learn_bandwidth}))) {
  if (kind != AttentionKind::boxcar) return;
  for (torch::Tensor& weight : parameters()) weight.requires_grad_(false);
}

Memory ProjectedAttention::remember(const torch::Tensor& states, const torch::Tensor& mask) {
  return {.keys = key_projection_(states), .values = states, .mask = mask};
}

AttentionOutput ProjectedAttention::forward(const torch::Tensor& query, const Memory& memory) {
  const torch::Tensor queries = query_projection_(query).unsqueeze(1);                  // [B,1,T,D]
  const torch::Tensor keys = memory.keys.unsqueeze(1);                                  // [B,1,S,D]
  const torch::Tensor scores = score_->forward(queries, keys, memory.mask).squeeze(1);  // [B,T,S]
  return attend(scores, memory, [&] { return score_->terms(queries, keys); });
}

}  // namespace regard
