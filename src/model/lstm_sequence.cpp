#include <torch/types.h>

#include <vector>

#include "model/cell_sequence.h"

namespace regard {
namespace {

using torch::Tensor;

void check(const CellSequence& sequence) {
  const Tensor& inputs = sequence.inputs;
  TORCH_CHECK(inputs.dim() == 3 && inputs.size(0) > 0 && inputs.size(2) % 4 == 0,
              "an LSTM reads [T,B,4H] with T > 0, not ", inputs.sizes());
  const int64_t batch = inputs.size(1), width = inputs.size(2) / 4;
  TORCH_CHECK(sequence.first.sizes() == at::IntArrayRef({batch, 2 * width}), "first state of ",
              batch, " x ", 2 * width, " expected, not ", sequence.first.sizes());
  TORCH_CHECK(
      !sequence.mask.defined() || sequence.mask.sizes() == at::IntArrayRef({inputs.size(0), batch}),
      "mask ", sequence.mask.sizes(), " does not fit inputs ", inputs.sizes());
}

}  // namespace

Tensor lstm_sequence(const CellSequence& sequence) {
  check(sequence);
  const int64_t steps = sequence.inputs.size(0);
  const std::vector<Tensor> first = sequence.first.chunk(2, 1);
  Tensor state = first[0], cell = first[1];
  std::vector<Tensor> carried(static_cast<size_t>(steps));
  for (int64_t i = 0; i < steps; ++i) {
    const int64_t t = sequence.reverse ? steps - 1 - i : i;
    const Tensor gates = sequence.inputs[t] + sequence.weight.linear(state);
    const std::vector<Tensor> parts = gates.chunk(4, 1);
    Tensor next_cell = parts[1].sigmoid() * cell + parts[0].sigmoid() * parts[2].tanh();
    Tensor next_state = parts[3].sigmoid() * next_cell.tanh();
    if (sequence.mask.defined()) {
      const Tensor word = sequence.mask[t].unsqueeze(1);  // [B,1]
      next_cell = torch::where(word, next_cell, cell);
      next_state = torch::where(word, next_state, state);
    }
    cell = next_cell;
    state = next_state;
    carried[static_cast<size_t>(t)] = torch::cat({state, cell}, 1);
  }
  return torch::stack(carried);
}

}  // namespace regard
