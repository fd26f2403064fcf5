#include "regard/model/gru.h"

#include <torch/types.h>

#include <cmath>

#include "regard/model/dropout.h"

namespace regard {

Gru::Gru(const GruShape& shape) : shape_(shape) {
  for (int64_t layer = 0; layer < shape.layers; ++layer) {
    const int64_t input_size = layer == 0 ? shape.input_size : output_size();
    layers_.push_back({make_direction(layer, input_size, false)});
    if (shape.bidirectional) layers_.back().push_back(make_direction(layer, input_size, true));
  }
}

Gru::Direction Gru::make_direction(int64_t layer, int64_t input_size, bool reverse) {
  const int64_t width = shape_.hidden_size;
  const double bound = 1 / std::sqrt(static_cast<double>(width));
  const std::string suffix = "_l" + std::to_string(layer) + (reverse ? "_reverse" : "");
  const auto parameter = [&](const char* name, at::IntArrayRef size) {
    return register_parameter(name + suffix, torch::empty(size).uniform_(-bound, bound));
  };
  // In this order torch.nn.GRU draws them too.
  torch::Tensor weight_ih = parameter("weight_ih", {3 * width, input_size});
  torch::Tensor weight_hh = parameter("weight_hh", {3 * width, width});
  torch::Tensor bias_ih = parameter("bias_ih", {3 * width});
  torch::Tensor bias_hh = parameter("bias_hh", {3 * width});
  return {weight_ih, weight_hh, bias_ih, bias_hh, reverse};
}

GruWeights Gru::weights() const {
  GruWeights weights;
  for (const auto& directions : layers_)
    for (const Direction& direction : directions) {
      weights.emplace_back(direction.weight_ih, direction.bias_ih);
      weights.emplace_back(direction.weight_hh, direction.bias_hh);
    }
  return weights;
}

GruOutput Gru::forward(const torch::Tensor& input, const torch::Tensor& first,
                       const torch::Tensor& mask, const GruWeights& weights) {
  TORCH_CHECK(input.dim() == 3 && input.size(2) == shape_.input_size, "a GRU of input size ",
              shape_.input_size, " reads [B,T,I], not ", input.sizes());
  TORCH_CHECK(!first.defined() || (first.dim() == 3 && first.size(0) == shape_.layers &&
                                   first.size(2) == output_size()),
              "a GRU of ", shape_.layers, " layers and width ", output_size(),
              " begins with [L,B,D*H], not ", first.sizes());
  const int64_t width = shape_.hidden_size;
  const torch::Tensor step_mask = mask.defined() ? mask.t().contiguous() : mask;  // [T,B]
  torch::Tensor states = input.transpose(0, 1);                                   // [T,B,I]
  const torch::Tensor zeros =
      first.defined() ? torch::Tensor() : torch::zeros({input.size(0), width}, input.options());
  std::vector<torch::Tensor> final;
  auto weight = weights.begin();
  for (size_t layer = 0; layer < layers_.size(); ++layer) {
    if (layer > 0) states = apply_dropout(states, shape_.dropout, is_training());
    std::vector<torch::Tensor> outputs;
    for (const Direction& direction : layers_[layer]) {
      const auto place = static_cast<int64_t>(outputs.size()) * width;
      const torch::Tensor begin =
          first.defined() ? first[static_cast<int64_t>(layer)].narrow(1, place, width) : zeros;
      const StepWeight &of_input = *weight++, &of_state = *weight++;
      const torch::Tensor gates = of_input.linear(states);  // [T,B,3H]
      outputs.push_back(gru_sequence({gates, begin, of_state, step_mask, direction.reverse}));
      final.push_back(outputs.back()[direction.reverse ? 0 : -1]);
    }
    states = outputs.size() == 1 ? outputs[0] : torch::cat(outputs, 2);
    if (step_mask.defined()) states = states.masked_fill(~step_mask.unsqueeze(2), 0);
  }
  if (shape_.bidirectional)
    for (size_t i = 0; i < layers_.size(); ++i)
      final[i] = torch::cat({final[2 * i], final[2 * i + 1]}, 1);
  final.resize(layers_.size());
  return {.states = states.transpose(0, 1), .final = torch::stack(final)};
}

}  // namespace regard
