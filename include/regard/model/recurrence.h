#pragma once

#include <torch/nn/modules/normalization.h>

#include <vector>

#include "regard/attention/step_weight.h"
#include "regard/config/options.h"

namespace regard {

struct RecurrentShape {
  CellKind cell = CellKind::gru;
  int64_t input_size = 0;
  int64_t hidden_size = 0;  ///< H, of each direction
  int64_t layers = 1;
  bool bidirectional = false;
  double dropout = 0;       ///< between layers
  bool residual = false;    ///< add a layer's input to its states, above the first layer
  bool layer_norm = false;  ///< normalise each layer's states (Ba, Kiros and Hinton 2016)
};

struct RecurrentOutput {
  torch::Tensor states;  ///< [B,T,D*H] of the last layer, zero where masked
  torch::Tensor final;   ///< [L,B,C] what is carried after each layer's last word
};

/// For each layer, and each direction in it, what the input and what the state is multiplied with.
using RecurrentWeights = std::vector<StepWeight>;

/// torch.nn.GRU or torch.nn.LSTM (batch first), with their parameter names, over sequences of
/// different lengths. What a layer carries, C, is its state, both directions side by side, D*H; an
/// LSTM's cell follows, so 2*D*H.
class Recurrence : public torch::nn::Module {
 public:
  explicit Recurrence(const RecurrentShape& shape);

  /// `input` is [B,T,input_size]; `first` [L,B,C] or undefined for zeros; `mask` [B,T] bool, true
  /// where there is a word, or undefined. Who takes steps one by one gives each the same `weights`.
  RecurrentOutput forward(const torch::Tensor& input, const torch::Tensor& first,
                          const torch::Tensor& mask, const RecurrentWeights& weights);
  RecurrentOutput forward(const torch::Tensor& input, const torch::Tensor& first,
                          const torch::Tensor& mask) {
    return forward(input, first, mask, weights());
  }

  RecurrentWeights weights() const;

  int64_t output_size() const { return shape_.hidden_size * (shape_.bidirectional ? 2 : 1); }
  int64_t carried_size() const { return parts() * output_size(); }

 private:
  struct Direction {
    torch::Tensor weight_ih, weight_hh, bias_ih, bias_hh;
    bool reverse;
  };
  Direction make_direction(int64_t layer, int64_t input_size, bool reverse);
  void check(const torch::Tensor& input, const torch::Tensor& first) const;
  /// Of the carried: the state, and an LSTM's cell.
  int64_t parts() const { return shape_.cell == CellKind::lstm ? 2 : 1; }
  /// What one direction carries, [B,parts*H], out of its layer's [B,C]; and back.
  torch::Tensor of_direction(const torch::Tensor& layer, int64_t direction) const;
  torch::Tensor of_layer(const std::vector<torch::Tensor>& directions) const;

  RecurrentShape shape_;
  std::vector<std::vector<Direction>> layers_;
  std::vector<torch::nn::LayerNorm> norms_;  // of each layer, or none
};

}  // namespace regard
