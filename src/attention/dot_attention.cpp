#include "attention/dot_attention.h"

#include <torch/types.h>

#include "attention/attend_by_products.h"
#include "attention/projection.h"
#include "regard/attention/linear.h"
#include "regard/base/error.h"

namespace regard {
namespace {

AttentionOutput attend_by_dot(const torch::Tensor& query, const Memory& memory) {
  return attend_by_products(query, memory, 1, [&] { return one_head(query, memory.keys); });
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
  return attend_by_dot(query, memory);
}

GeneralAttention::GeneralAttention(const AttentionShape& shape)
    : key_projection_(register_module("key", projection(shape.state_size, shape.query_size))) {}

Memory GeneralAttention::remember(const torch::Tensor& states, const torch::Tensor& mask) {
  return {.keys = apply_linear(key_projection_, states), .values = states, .mask = mask};
}

AttentionOutput GeneralAttention::forward(const torch::Tensor& query, const Memory& memory) {
  return attend_by_dot(query, memory);
}

}  // namespace regard
