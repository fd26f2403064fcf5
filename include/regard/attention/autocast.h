#pragma once

#include <ATen/autocast_mode.h>
#include <torch/types.h>

namespace regard {

/// The type in which torch's autocast would take a tensor into a product.
inline torch::ScalarType autocast_type(const torch::Tensor& tensor) {
  const at::DeviceType device = tensor.device().type();
  const bool narrow =
      tensor.scalar_type() == torch::kFloat && at::autocast::is_autocast_enabled(device);
  return narrow ? at::autocast::get_autocast_dtype(device) : tensor.scalar_type();
}

/// A factor in that type, for products that autocast does not see.
inline torch::Tensor as_autocast_wants(const torch::Tensor& tensor) {
  return tensor.to(autocast_type(tensor));
}

}  // namespace regard
