#include "attention/kernel_attention.h"

#include <torch/types.h>

#include <cmath>

#include "regard/attention/element_type.h"
#include "regard/attention/masked_softmax.h"
#include "regard/attention/scores.h"

namespace regard {

KernelAttention::KernelAttention(const AttentionShape& shape, Kernel kernel)
    : kernel_(kernel),
      query_projection_(register_module(
          "query", torch::nn::Linear(
                       torch::nn::LinearOptions(shape.query_size, shape.hidden_size).bias(false)))),
      key_projection_(register_module(
          "key", torch::nn::Linear(
                     torch::nn::LinearOptions(shape.state_size, shape.hidden_size).bias(false)))) {
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
  const torch::Tensor projected = query_projection_(query);
  const auto width = static_cast<double>(memory.keys.size(-1));
  const torch::Tensor inverse = torch::exp(-2 * log_bandwidth_) / width;
  // A difference of squares needs more digits than bfloat16 has.
  const auto wide = wide_type(projected);
  const torch::Tensor squared =
      squared_distances(projected.to(wide), memory.keys.to(wide)) * inverse;
  const torch::Tensor mask =
      memory.mask.defined() ? broadcast_mask(memory.mask, squared) : torch::Tensor();
  const torch::Tensor weights =
      masked_softmax(kernel_scores(kernel_, squared, mask).scores, memory.mask)
          .to(memory.values.scalar_type());
  return {.context = torch::bmm(weights, memory.values), .weights = weights};
}

}  // namespace regard
