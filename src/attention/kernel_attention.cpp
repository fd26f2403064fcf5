#include "attention/kernel_attention.h"

#include <torch/types.h>

#include <cmath>

#include "attention/projection.h"
#include "regard/attention/masked_softmax.h"

namespace regard {

KernelAttention::KernelAttention(const AttentionShape& shape, Kernel kernel)
    : kernel_(kernel),
      query_projection_(register_module("query", projection(shape.query_size, shape.hidden_size))),
      key_projection_(register_module("key", projection(shape.state_size, shape.hidden_size))) {
  const bool flat = kernel == Kernel::boxcar;
  const torch::Tensor start = torch::tensor(std::log(shape.bandwidth));
  log_bandwidth_ = shape.learn_bandwidth && !flat ? register_parameter("log_bandwidth", start)
                                                  : register_buffer("log_bandwidth", start);
  if (flat)
    for (torch::Tensor& weight : parameters()) weight.requires_grad_(false);
}

Memory KernelAttention::remember(const torch::Tensor& states, const torch::Tensor& mask) {
  return {.keys = key_projection_(states), .values = states, .mask = mask};
}

AttentionOutput KernelAttention::forward(const torch::Tensor& query, const Memory& memory) {
  const torch::Tensor scores = projected_kernel_scores(
      kernel_, log_bandwidth_, query_projection_(query), memory.keys, memory.mask);
  const torch::Tensor weights = masked_softmax(scores, memory.mask).to(memory.values.scalar_type());
  return {.context = torch::bmm(weights, memory.values), .weights = weights};
}

}  // namespace regard
