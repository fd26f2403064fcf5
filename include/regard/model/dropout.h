#pragma once

#include <torch/types.h>

#include <cstdint>

#include "regard/base/random.h"

namespace regard {

/// Each number of `input` is 0 with the given probability, in [0, 1], and divided by 1 -
/// probability otherwise; the input itself where not training (Srivastava et al. 2014; scaled while
/// training, as PyTorch does).
///
/// On a CPU the choice is a hash of the number's place and of a seed: any number of threads chooses
/// alike, and the backward chooses again instead of keeping a mask. Seeds come from torch's
/// generator or from `DropoutSeeds`.
torch::Tensor apply_dropout(const torch::Tensor& input, double probability, bool training);

/// input + apply_dropout(said, ...) in one piece, of the type that the two promote to.
torch::Tensor add_dropped(const torch::Tensor& input, const torch::Tensor& said, double probability,
                          bool training);

/// While it lives, dropout in this thread takes its seeds from here: torch's generator is one for
/// all threads, which would take turns in any order.
class DropoutSeeds {
 public:
  explicit DropoutSeeds(uint64_t seed);
  ~DropoutSeeds();
  DropoutSeeds(const DropoutSeeds&) = delete;
  DropoutSeeds& operator=(const DropoutSeeds&) = delete;

  uint64_t next() { return random_.next(); }

 private:
  Random random_;
  DropoutSeeds* before_;
};

}  // namespace regard
