#include "regard/model/recurrence.h"

#include <torch/types.h>

#include <cmath>

#include "model/cell_sequence.h"
#include "regard/model/dropout.h"

namespace regard {

Recurrence::Recurrence(const RecurrentShape& shape) : shape_(shape) {
  for (int64_t layer = 0; layer < shape.layers; ++layer) {
    const int64_t input_size = layer == 0 ? shape.input_size : output_size();
    layers_.push_back({make_direction(layer, input_size, false)});
    if (shape.bidirectional) layers_.back().push_back(make_direction(layer, input_size, true));
    if (shape.layer_norm)
      norms_.push_back(
          register_module("norm_l" + std::to_string(layer),
                          torch::nn::LayerNorm(torch::nn::LayerNormOptions({output_size()}))));
  }
}

Recurrence::Direction Recurrence::make_direction(int64_t layer, int64_t input_size, bool reverse) {
  const int64_t width = shape_.hidden_size, gates = shape_.cell == CellKind::lstm ? 4 : 3;
  const double bound = 1 / std::sqrt(static_cast<double>(width));
  const std::string suffix = "_l" + std::to_string(layer) + (reverse ? "_reverse" : "");
  const auto parameter = [&](const char* name, at::IntArrayRef size) {
    return register_parameter(name + suffix, torch::empty(size).uniform_(-bound, bound));
  };
  // In this order torch.nn.GRU and LSTM draw them too.
  torch::Tensor weight_ih = parameter("weight_ih", {gates * width, input_size});
  torch::Tensor weight_hh = parameter("weight_hh", {gates * width, width});
  torch::Tensor bias_ih = parameter("bias_ih", {gates * width});
  torch::Tensor bias_hh = parameter("bias_hh", {gates * width});
  return {weight_ih, weight_hh, bias_ih, bias_hh, reverse};
}

RecurrentWeights Recurrence::weights() const {
  RecurrentWeights weights;
  for (const auto& directions : layers_)
    for (const Direction& direction : directions) {
      weights.emplace_back(direction.weight_ih, direction.bias_ih);
      weights.emplace_back(direction.weight_hh, direction.bias_hh);
    }
  return weights;
}

void Recurrence::check(const torch::Tensor& input, const torch::Tensor& first) const {
  TORCH_CHECK(input.dim() == 3 && input.size(2) == shape_.input_size,
              "recurrent layers of input size ", shape_.input_size, " read [B,T,I], not ",
              input.sizes());
  TORCH_CHECK(!first.defined() || (first.dim() == 3 && first.size(0) == shape_.layers &&
                                   first.size(2) == carried_size()),
              shape_.layers, " recurrent layers that carry ", carried_size(),
              " begin with [L,B,C], not ", first.sizes());
}

torch::Tensor Recurrence::of_direction(const torch::Tensor& layer, int64_t direction) const {
  const int64_t width = shape_.hidden_size;
  const torch::Tensor state = layer.narrow(1, direction * width, width);
  if (parts() == 1) return state;
  return torch::cat({state, layer.narrow(1, output_size() + direction * width, width)}, 1);
}

torch::Tensor Recurrence::of_layer(const std::vector<torch::Tensor>& directions) const {
  std::vector<torch::Tensor> carried;
  for (int64_t part = 0; part < parts(); ++part)
    for (const torch::Tensor& direction : directions)
      carried.push_back(direction.narrow(1, part * shape_.hidden_size, shape_.hidden_size));
  return carried.size() == 1 ? carried[0] : torch::cat(carried, 1);
}

RecurrentOutput Recurrence::forward(const torch::Tensor& input, const torch::Tensor& first,
                                    const torch::Tensor& mask, const RecurrentWeights& weights) {
  check(input, first);
  const int64_t width = shape_.hidden_size;
  const auto sequence = shape_.cell == CellKind::lstm ? lstm_sequence : gru_sequence;
  const torch::Tensor step_mask = mask.defined() ? mask.t().contiguous() : mask;  // [T,B]
  torch::Tensor states = input.transpose(0, 1);                                   // [T,B,I]
  const torch::Tensor begin_with =
      first.defined()
          ? first
          : torch::zeros({shape_.layers, input.size(0), carried_size()}, input.options());
  std::vector<torch::Tensor> final;
  auto weight = weights.begin();
  for (size_t layer = 0; layer < layers_.size(); ++layer) {
    const torch::Tensor given = states;
    if (layer > 0) states = apply_dropout(states, shape_.dropout, is_training());
    std::vector<torch::Tensor> outputs, last;
    for (const Direction& direction : layers_[layer]) {
      const torch::Tensor begin = of_direction(begin_with[static_cast<int64_t>(layer)],
                                               static_cast<int64_t>(outputs.size()));
      const StepWeight &of_input = *weight++, &of_state = *weight++;
      const torch::Tensor gates = of_input.linear(states);  // [T,B,G*H]
      const torch::Tensor carried =
          sequence({gates, begin, of_state, step_mask, direction.reverse});  // [T,B,parts*H]
      outputs.push_back(carried.narrow(2, 0, width));
      last.push_back(carried[direction.reverse ? 0 : -1]);
    }
    final.push_back(of_layer(last));
    states = outputs.size() == 1 ? outputs[0] : torch::cat(outputs, 2);
    if (!norms_.empty()) states = norms_[layer](states);
    if (shape_.residual && layer > 0) states = states + given;
    if (step_mask.defined()) states = states.masked_fill(~step_mask.unsqueeze(2), 0);
  }
  return {.states = states.transpose(0, 1), .final = torch::stack(final)};
}

}  // namespace regard
