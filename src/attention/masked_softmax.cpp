#include "regard/attention/masked_softmax.h"

#include <torch/types.h>

namespace regard {

torch::Tensor broadcast_mask(const torch::Tensor& mask, const torch::Tensor& scores) {
  const bool for_each_query = mask.dim() == 3;
  TORCH_CHECK((mask.dim() == 2 || for_each_query) && (scores.dim() == 3 || scores.dim() == 4) &&
                  (mask.size(0) == scores.size(0) || (for_each_query && mask.size(0) == 1)) &&
                  (!for_each_query || mask.size(1) == scores.size(-2)) &&
                  mask.size(-1) == scores.size(-1),
              "mask ", mask.sizes(), " does not fit scores ", scores.sizes());
  const torch::Tensor rows = for_each_query ? mask : mask.unsqueeze(1);  // [B,T or 1,S]
  return scores.dim() == 4 ? rows.unsqueeze(1) : rows;
}

torch::Tensor masked_softmax(const torch::Tensor& scores, const torch::Tensor& mask) {
  if (!mask.defined()) return torch::softmax(scores, -1);
  const torch::Tensor hidden = broadcast_mask(mask, scores).logical_not();
  // The lowest finite number instead of minus infinity keeps a row without words free of NaN; the
  // second fill makes its weights, and those of all padding, exactly zero.
  const double lowest = scores.scalar_type() == torch::kHalf ? -65504.0 : -3e38;
  return torch::softmax(scores.masked_fill(hidden, lowest), -1).masked_fill(hidden, 0);
}

torch::Tensor length_mask(const torch::Tensor& lengths, int64_t size) {
  return torch::arange(size, lengths.options()) < lengths.unsqueeze(-1);
}

torch::Tensor causal_mask(int64_t size, torch::Device device) {
  return torch::ones({1, size, size}, torch::dtype(torch::kBool).device(device)).tril();
}

}  // namespace regard
