#pragma once

#include <torch/types.h>

#include <string>
#include <vector>

#include "regard/config/options.h"
#include "regard/model/named_tensors.h"

namespace regard {

/// SGD with momentum, Adam (Kingma and Ba 2015, algorithm 1) or AdamW (Loshchilov and Hutter 2019,
/// algorithm 2) over named parameters, equal to PyTorch's, with a state that can be saved and
/// restored by name. Adam's step is one pass over all numbers. A parameter without a gradient
/// stays.
class Optimizer {
 public:
  Optimizer(NamedTensors parameters, const TrainingOptions& options);

  void zero_grad();
  void step(double learning_rate);

  /// The norm over all gradients, which are scaled down to `largest` if it is above (0: never).
  /// Not finite where any gradient is not.
  double clip_gradients(double largest);

  /// Momentum, moments and step counts, named after their parameters. Copies.
  NamedTensors state() const;
  /// Throws Error naming `origin` if the tensors do not fit.
  void restore(const NamedTensors& state, const std::string& origin);

 private:
  /// What is kept of a parameter from its first step on.
  struct Kept {
    torch::Tensor step;      // scalar float: how many steps it took; Adam
    torch::Tensor momentum;  // of SGD; Adam's mean gradient
    torch::Tensor square;    // Adam's mean squared gradient
  };

  void step_sgd(double learning_rate);
  void step_adam(double learning_rate);

  NamedTensors parameters_;
  TrainingOptions options_;
  std::vector<Kept> kept_;  // of each parameter
};

}  // namespace regard
