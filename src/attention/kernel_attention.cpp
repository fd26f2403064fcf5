#include "attention/kernel_attention.h"

#include <torch/types.h>

#include <cmath>

#include "attention/projection.h"
#include "attention/weigh.h"

namespace regard {

KernelAttention::KernelAttention(const AttentionShape& shape, Kernel kernel)
    : kernel_(kernel),
      query_projection_(register_module("query", projection(shape.query_size, shape.hidden_size))),
      key_projection_(register_module("key", projection(shape.state_size, shape.hidden_size))) {
  const torch::Tensor start = torch::tensor(std::log(shape.bandwidth));
  log_bandwidth_ = shape.learn_bandwidth && !is_flat(kernel)
                       ? register_parameter("log_bandwidth", start)
                       : register_buffer("log_bandwidth", start);
  if (is_flat(kernel))
    for (torch::Tensor& weight : parameters()) weight.requires_grad_(false);
}

Memory KernelAttention::remember(const torch::Tensor& states, const torch::Tensor& mask) {
  return {.keys = key_projection_(states), .values = states, .mask = mask};
}

AttentionOutput KernelAttention::forward(const torch::Tensor& query, const Memory& memory) {
  const torch::Tensor queries = query_projection_(query);
  const torch::Tensor scores =
      projected_kernel_scores(kernel_, log_bandwidth_, queries, memory.keys, memory.mask);
  return attend(scores, memory, [&] {
    ScoreTerms terms = one_head(queries, memory.keys);
    terms.scale = log_bandwidth_.exp().view(1);
    return terms;
  });
}

}  // namespace regard
