#include "attention/location_attention.h"

#include <torch/types.h>

#include "attention/weigh.h"

namespace regard {

LocationAttention::LocationAttention(const AttentionShape& shape)
    : max_length_(shape.max_length),
      attn_(register_module("attn", torch::nn::Linear(shape.query_size, shape.max_length))) {}

Memory LocationAttention::remember(const torch::Tensor& states, const torch::Tensor& mask) {
  return {.keys = states, .values = states, .mask = mask, .query = {attn_->weight, attn_->bias}};
}

AttentionOutput LocationAttention::forward(const torch::Tensor& query, const Memory& memory) {
  const int64_t length = memory.values.size(1);
  TORCH_CHECK(length <= max_length_, "location attention weighs ", max_length_,
              " positions, the source has ", length);
  const torch::Tensor scores = memory.query.linear(query).narrow(-1, 0, length);  // [B,T,S]
  return attend(scores, memory, [] { return ScoreTerms(); });
}

}  // namespace regard
