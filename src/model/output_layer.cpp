#include "regard/model/output_layer.h"

#include <torch/types.h>

#include <cmath>

namespace regard {

OutputLayer::OutputLayer(int64_t feature_size, int64_t vocabulary_size,
                         const torch::Tensor& tied_weight) {
  const double bound = 1 / std::sqrt(static_cast<double>(feature_size));
  const auto uniform = [&](at::IntArrayRef size) {
    return torch::empty(size).uniform_(-bound, bound);
  };
  weight_ = tied_weight.defined()
                ? tied_weight
                : register_parameter("weight", uniform({vocabulary_size, feature_size}));
  TORCH_CHECK(weight_.size(0) == vocabulary_size && weight_.size(1) == feature_size,
              "a tied output weight must be ", vocabulary_size, " x ", feature_size, ", not ",
              weight_.sizes());
  bias_ = register_parameter("bias", uniform({vocabulary_size}));
}

torch::Tensor OutputLayer::forward(const torch::Tensor& features) {
  return torch::linear(features, weight_, bias_);
}

}  // namespace regard
