#pragma once

#include <torch/nn/module.h>

namespace regard {

/// Features to scores of every word: W f + b. The weight is its own, or the embedding's (Press and
/// Wolf 2017).
class OutputLayer : public torch::nn::Module {
 public:
  /// `tied_weight` [V,F] belongs to another module, or is undefined.
  OutputLayer(int64_t feature_size, int64_t vocabulary_size, const torch::Tensor& tied_weight);

  /// [...,F] to [...,V].
  torch::Tensor forward(const torch::Tensor& features);

  const torch::Tensor& weight() const { return weight_; }
  const torch::Tensor& bias() const { return bias_; }

 private:
  torch::Tensor weight_;  // [V,F]
  torch::Tensor bias_;    // [V]
};

}  // namespace regard
