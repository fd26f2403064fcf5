#pragma once

#include <torch/types.h>

#include "regard/config/options.h"

namespace regard {

/// `wanted`, but bfloat16 only where the processor multiplies in it and need not take it apart; who
/// named it is warned. `automatic` is bfloat16 where that makes products faster, float32 elsewhere:
/// always the same on one kind of processor, so that a training that goes on, and all processes of
/// one, agree.
Precision training_precision(Precision wanted, torch::Device device);

/// While it lives, this thread's matrix products take their factors in bfloat16 where `precision`
/// says so: weights by copies, the weights themselves staying as they are. The backward of what was
/// computed meanwhile follows by itself. PyTorch's autocast, without its memory of copies, which is
/// one for all threads: what multiplies with a weight many times keeps a copy (see StepWeight).
class ProductsIn {
 public:
  ProductsIn(Precision precision, torch::Device device);
  ~ProductsIn();
  ProductsIn(const ProductsIn&) = delete;
  ProductsIn& operator=(const ProductsIn&) = delete;

 private:
  bool narrow_;
  torch::DeviceType device_;
  bool enabled_before_ = false;
  bool memory_before_ = false;
  torch::ScalarType type_before_ = torch::kFloat;
};

}  // namespace regard
