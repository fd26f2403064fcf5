#include "attention/additive_attention.h"

#include <torch/types.h>

#include "regard/attention/masked_softmax.h"

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
  const torch::Tensor projected = memory.query.linear(query).unsqueeze(2);       // [B,T,1,A]
  const torch::Tensor meeting = (projected + memory.keys.unsqueeze(1)).tanh_();  // [B,T,S,A]
  const torch::Tensor weights = masked_softmax(score_(meeting).squeeze(-1), memory.mask);
  return {.context = torch::bmm(weights, memory.values), .weights = weights};
}

}  // namespace regard
