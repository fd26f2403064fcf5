#pragma once

#include <torch/types.h>

namespace regard {

/// One step of a GRU after its product with the state. `input`, `hidden`, `proposal` and `output`
/// are of one element type; `state` and `bias` are float where that is narrower, so that a state
/// that lives for many steps is never rounded.
struct GruCell {
  torch::Tensor input;     ///< [B,3H] gates r, z, n from the word, bias included
  torch::Tensor hidden;    ///< [B,3H] in: W h; out: r, z and W_n h + b_n
  torch::Tensor proposal;  ///< [B,H] out: n
  torch::Tensor state;     ///< [B,H] in: before the step; out: after it
  torch::Tensor output;    ///< [B,H] out: the state after the step
  torch::Tensor bias;      ///< [3H]
  torch::Tensor mask;      ///< [B] bool or undefined; a masked row keeps its state
};

/// In one pass over memory on a CPU, for float, double and bfloat16.
void gru_cell(const GruCell& cell);
/// The same, one ATen operation after another: for other devices and types.
void gru_cell_plain(const GruCell& cell);

/// The step's gradient. The state's gradient is the sum of `kept`, `returned` and `arriving`.
struct GruCellGradient {
  torch::Tensor hidden;     ///< [B,3H] r, z and W_n h + b_n
  torch::Tensor proposal;   ///< [B,H]
  torch::Tensor before;     ///< [B,H] the state before the step
  torch::Tensor arriving;   ///< [B,H] from whoever read the output
  torch::Tensor returned;   ///< [B,H] through the product of the step after
  torch::Tensor kept;       ///< [B,H] in: of the step after; out: of the step before, past W
  torch::Tensor to_input;   ///< [B,3H] out
  torch::Tensor to_hidden;  ///< [B,3H] out: of W h + b
  torch::Tensor mask;       ///< [B] bool or undefined
};

void gru_cell_backward(const GruCellGradient& cell);
void gru_cell_backward_plain(const GruCellGradient& cell);

}  // namespace regard
