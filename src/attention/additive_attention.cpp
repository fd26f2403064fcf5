#include "attention/additive_attention.h"

#include <torch/types.h>

#include "regard/attention/masked_softmax.h"
#include "regard/attention/scores.h"

namespace regard {

AdditiveAttention::AdditiveAttention(const AttentionShape& shape)
    : query_projection_(
          register_module("Wa", torch::nn::Linear(shape.query_size, shape.hidden_size))),
      key_projection_(
          register_module("Ua", torch::nn::Linear(shape.state_size, shape.hidden_size))),
      score_(register_module("Va", torch::nn::Linear(shape.hidden_size, 1))) {}

Memory AdditiveAttention::remember(const torch::Tensor& states, const torch::Tensor& mask) {
  return {.keys = key_projection_(states),
          .values = states,
          .mask = mask,
          .query = {query_projection_->weight, query_projection_->bias}};
}

AttentionOutput AdditiveAttention::forward(const torch::Tensor& query, const Memory& memory) {
  const torch::Tensor scores =
      additive_scores(memory.query.linear(query), memory.keys, score_->weight[0]) + score_->bias;
  const torch::Tensor weights = masked_softmax(scores, memory.mask);
  return {.context = torch::bmm(weights, memory.values), .weights = weights};
}

}  // namespace regard
