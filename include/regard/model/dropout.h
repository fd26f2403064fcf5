#pragma once

#include <torch/types.h>

namespace regard {

/// Each number of `input` is 0 with the given probability, in [0, 1], and divided by 1 -
/// probability otherwise; the input itself where not training (Srivastava et al. 2014; scaled while
/// training, as PyTorch does).
///
/// On a CPU the choice is a hash of the number's place and of a seed that torch's generator gives:
/// any number of threads chooses alike, and the backward chooses again instead of keeping a mask.
torch::Tensor apply_dropout(const torch::Tensor& input, double probability, bool training);

}  // namespace regard
