#pragma once

#include <ATen/autocast_mode.h>
#include <torch/types.h>

namespace regard {

/// A factor as torch's autocast would take it into a product, for products it does not see.
inline torch::Tensor as_autocast_wants(const torch::Tensor& tensor) {
  const at::DeviceType device = tensor.device().type();
  const bool narrow =
      tensor.scalar_type() == torch::kFloat && at::autocast::is_autocast_enabled(device);
  return narrow ? tensor.to(at::autocast::get_autocast_dtype(device)) : tensor;
}

}  // namespace regard
