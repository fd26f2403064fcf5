#include "regard/attention/masked_softmax.h"

#include <torch/types.h>

namespace regard {

torch::Tensor masked_softmax(const torch::Tensor& scores, const torch::Tensor& mask) {
  if (!mask.defined()) return torch::softmax(scores, -1);
  TORCH_CHECK(mask.dim() == 2 && scores.dim() == 3 && mask.size(0) == scores.size(0) &&
                  mask.size(1) == scores.size(2),
              "mask ", mask.sizes(), " does not fit scores ", scores.sizes());
  const torch::Tensor hidden = mask.logical_not().unsqueeze(1);  // [B,1,S]
  // The lowest finite number instead of minus infinity keeps a row without words free of NaN; the
  // second fill makes its weights, and those of all padding, exactly zero.
  const double lowest = scores.scalar_type() == torch::kHalf ? -65504.0 : -3e38;
  return torch::softmax(scores.masked_fill(hidden, lowest), -1).masked_fill(hidden, 0);
}

}  // namespace regard
