#include "attention/dot_attention.h"

#include <torch/types.h>

#include "attention/projection.h"
#include "regard/attention/masked_softmax.h"
#include "regard/attention/scores.h"
#include "regard/base/error.h"

namespace regard {
namespace {

AttentionOutput attend(const torch::Tensor& query, const Memory& memory) {
  const torch::Tensor weights = masked_softmax(dot_scores(query, memory.keys), memory.mask);
  return {.context = torch::bmm(weights, memory.values), .weights = weights};
}

}  // namespace

DotAttention::DotAttention(const AttentionShape& shape) {
  if (shape.query_size != shape.state_size)
    throw Error(
        "--attention dot needs queries as wide as the encoder's states, not {} and {}: choose "
        "general, scaled-dot or additive, or change --decoder-size",
        shape.query_size, shape.state_size);
}

AttentionOutput DotAttention::forward(const torch::Tensor& query, const Memory& memory) {
  return attend(query, memory);
}

GeneralAttention::GeneralAttention(const AttentionShape& shape)
    : key_projection_(register_module("key", projection(shape.state_size, shape.query_size))) {}

Memory GeneralAttention::remember(const torch::Tensor& states, const torch::Tensor& mask) {
  return {.keys = key_projection_(states), .values = states, .mask = mask};
}

AttentionOutput GeneralAttention::forward(const torch::Tensor& query, const Memory& memory) {
  return attend(query, memory);
}

}  // namespace regard
