#pragma once

#include <torch/nn/modules/linear.h>

#include "regard/attention/attention.h"

namespace regard {

/// Weights from the query alone, one output a position: softmax(W q). The keys are never looked at.
/// PyTorch's seq2seq tutorial, first edition (`AttnDecoderRNN.attn`); Luong et al. 2015, eq. 8.
/// Sources are at most `max_length` long; with an undefined mask, positions behind a sentence's end
/// keep their weight, as in the tutorial.
class LocationAttention : public Attention {
 public:
  explicit LocationAttention(const AttentionShape& shape);

  Memory remember(const torch::Tensor& states, const torch::Tensor& mask) override;
  AttentionOutput forward(const torch::Tensor& query, const Memory& memory) override;

 private:
  int64_t max_length_;
  torch::nn::Linear attn_;  // [Q] -> [max_length]
};

}  // namespace regard
