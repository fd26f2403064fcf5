#pragma once

#include <torch/optim/optimizer.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "regard/config/options.h"
#include "regard/model/safetensors.h"

namespace regard {

/// torch's SGD, Adam or AdamW over named parameters, with a state that can be saved and restored by
/// name.
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
  NamedTensors parameters_;
  OptimizerKind kind_;
  std::unique_ptr<torch::optim::Optimizer> optimizer_;
};

}  // namespace regard
