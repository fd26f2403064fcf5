#pragma once

#include "regard/attention/step_weight.h"

namespace regard {

/// One direction of one recurrent layer over a whole sequence, from gate inputs that are already
/// projected. What is carried from step to step is [B,C]: a GRU's state, C = H; an LSTM's state and
/// cell side by side, C = 2H. Products are in the type of `inputs`.
struct CellSequence {
  torch::Tensor inputs;  ///< [T,B,G*H] gates
  torch::Tensor first;   ///< [B,C] carried before the first step
  StepWeight weight;     ///< [G*H,H] and [G*H]
  torch::Tensor mask;    ///< [T,B] bool or undefined; a masked step leaves all as it is
  bool reverse = false;  ///< from the last step to the first
};

/// What is carried after each step [T,B,C], at the place of the step. Gates r, z, n as in PyTorch:
///
///   r = sigmoid(x_r + W_r h + b_r)    z = sigmoid(x_z + W_z h + b_z)
///   n = tanh(x_n + r * (W_n h + b_n))   h' = (1 - z) * n + z * h
///
/// One node of the autograd graph with a backward of its own. The state that goes from step to step
/// is float at least.
torch::Tensor gru_sequence(const CellSequence& sequence);

/// Gates i, f, g, o as in PyTorch (Hochreiter and Schmidhuber 1997, with Gers' forget gate):
///
///   i, f, o = sigmoid(x + W h + b)    g = tanh(x_g + W_g h + b_g)
///   c' = f * c + i * g                h' = o * tanh(c')
torch::Tensor lstm_sequence(const CellSequence& sequence);

}  // namespace regard
