#pragma once

#include <torch/nn/module.h>

#include <vector>

#include "regard/attention/step_weight.h"

namespace regard {

/// One direction of one GRU layer over a whole sequence, from gate inputs that are already
/// projected. PyTorch's equations:
///
///   r = sigmoid(x_r + W_r h + b_r)    z = sigmoid(x_z + W_z h + b_z)
///   n = tanh(x_n + r * (W_n h + b_n))   h' = (1 - z) * n + z * h
///
/// One node of the autograd graph with a backward of its own. Products, and what is kept for the
/// backward, are in the type of `inputs`; the state that goes from step to step is float at least.
struct GruSequence {
  torch::Tensor inputs;  ///< [T,B,3H] gates r, z, n
  torch::Tensor first;   ///< [B,H] state before the first step
  StepWeight weight;     ///< [3H,H] and [3H]
  torch::Tensor mask;    ///< [T,B] bool or undefined; a masked step leaves the state as it is
  bool reverse = false;  ///< from the last step to the first
};
/// The states after each step [T,B,H], at the place of the step.
torch::Tensor gru_sequence(const GruSequence& sequence);

struct GruShape {
  int64_t input_size = 0;
  int64_t hidden_size = 0;  ///< of each direction
  int64_t layers = 1;
  bool bidirectional = false;
  double dropout = 0;  ///< between layers
};

struct GruOutput {
  torch::Tensor states;  ///< [B,T,D*H] of the last layer, zero where masked
  torch::Tensor final;   ///< [L,B,D*H] the state after each layer's last word
};

/// For each layer, and each direction in it, what the input and what the state is multiplied with.
using GruWeights = std::vector<StepWeight>;

/// torch.nn.GRU (batch first), with its parameter names, over sequences of different lengths.
class Gru : public torch::nn::Module {
 public:
  explicit Gru(const GruShape& shape);

  /// `input` is [B,T,input_size]; `first` [L,B,D*H] or undefined for zeros; `mask` [B,T] bool, true
  /// where there is a word, or undefined. Who takes steps one by one gives each the same `weights`.
  GruOutput forward(const torch::Tensor& input, const torch::Tensor& first,
                    const torch::Tensor& mask, const GruWeights& weights);
  GruOutput forward(const torch::Tensor& input, const torch::Tensor& first,
                    const torch::Tensor& mask) {
    return forward(input, first, mask, weights());
  }

  GruWeights weights() const;

  int64_t output_size() const { return shape_.hidden_size * (shape_.bidirectional ? 2 : 1); }
  const GruShape& shape() const { return shape_; }

 private:
  struct Direction {
    torch::Tensor weight_ih, weight_hh, bias_ih, bias_hh;
    bool reverse;
  };
  Direction make_direction(int64_t layer, int64_t input_size, bool reverse);

  GruShape shape_;
  std::vector<std::vector<Direction>> layers_;
};

}  // namespace regard
