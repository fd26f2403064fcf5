#pragma once

#include <torch/nn/modules/linear.h>

#include "regard/attention/attention.h"

namespace regard {

/// score(q, k) = v . tanh(W q + U k): Bahdanau, Cho and Bengio 2015, appendix A.1.2. The names of
/// the weights are those of PyTorch's seq2seq tutorial, second edition, biases included.
class AdditiveAttention : public Attention {
 public:
  explicit AdditiveAttention(const AttentionShape& shape);

  Memory remember(const torch::Tensor& states, const torch::Tensor& mask) override;
  AttentionOutput forward(const torch::Tensor& query, const Memory& memory) override;

 private:
  torch::nn::Linear query_projection_;
  torch::nn::Linear key_projection_;
  torch::nn::Linear score_;
};

}  // namespace regard
