#include "attention/projected_attention.h"

#include <torch/types.h>

#include "attention/attend_by_products.h"
#include "attention/projection.h"
#include "regard/attention/linear.h"

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
  return {.keys = apply_linear(key_projection_, states), .values = states, .mask = mask};
}

AttentionOutput ProjectedAttention::forward(const torch::Tensor& query, const Memory& memory) {
  const torch::Tensor projected = apply_linear(query_projection_, query);  // [B,T,D]
  const torch::Tensor queries = projected.unsqueeze(1), keys = memory.keys.unsqueeze(1);
  const auto terms = [&] { return score_->terms(queries, keys); };
  if (const std::optional<double> scale = score_->product_scale())
    return attend_by_products(projected, memory, *scale, terms);
  const torch::Tensor scores = score_->forward(queries, keys, memory.mask).squeeze(1);  // [B,T,S]
  return attend(scores, memory, terms);
}

}  // namespace regard
