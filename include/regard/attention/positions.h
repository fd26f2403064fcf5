#pragma once

#include <torch/nn/module.h>

#include "regard/config/options.h"

namespace regard {

/// The positions `first` to `first + count` as waves of growing length, [count,width]:
///
///   P[p,2i] = sin(p / 10000^(2i/width)),  P[p,2i+1] = cos(p / 10000^(2i/width))
///
/// Vaswani et al. 2017, section 3.5.
torch::Tensor sinusoidal_positions(int64_t first, int64_t count, int64_t width,
                                   const torch::TensorOptions& options);

/// Queries or keys [...,T,D] with each pair of columns (2i,2i+1) turned by p / 10000^(2i/D), p
/// counted from `first`: a product of two then knows only how far they stand apart. D is even. Su
/// et al. 2021, section 3.2.2.
torch::Tensor rotate(const torch::Tensor& heads, int64_t first);

/// Tells embedded words where they stand, for attention does not see their order.
class Positions : public torch::nn::Module {
 public:
  /// Learned positions have `max_length` rows; whatever stands further back shares the last.
  Positions(PositionKind kind, int64_t width, int64_t max_length);

  /// Words [B,T,E], the first of which stands at `first`. Rotary positions enter in the heads.
  torch::Tensor forward(const torch::Tensor& embedded, int64_t first) const;

 private:
  PositionKind kind_;
  torch::Tensor weight_;  // [max_length,E], of learned positions
};

}  // namespace regard
