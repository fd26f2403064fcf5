#include "regard/attention/positions.h"

#include <torch/types.h>

#include <cmath>

namespace regard {
namespace {

/// p / 10000^(2i/width), [count,(width+1)/2] in double precision: late positions have large angles.
torch::Tensor angles(int64_t first, int64_t count, int64_t width, torch::Device device) {
  const auto wide = torch::dtype(torch::kDouble).device(device);
  const torch::Tensor even = torch::arange(0, width, 2, wide);
  const torch::Tensor frequencies =
      torch::exp(even * (-std::log(1e4) / static_cast<double>(width)));
  return torch::arange(first, first + count, wide).unsqueeze(1) * frequencies;
}

}  // namespace

torch::Tensor sinusoidal_positions(int64_t first, int64_t count, int64_t width,
                                   const torch::TensorOptions& options) {
  const torch::Tensor angle = angles(first, count, width, options.device());
  return torch::stack({angle.sin(), angle.cos()}, 2)
      .flatten(1)
      .narrow(1, 0, width)
      .to(options.dtype());
}

torch::Tensor rotate(const torch::Tensor& heads, int64_t first) {
  const int64_t width = heads.size(-1);
  TORCH_CHECK(width % 2 == 0, "rotary positions need an even width, not ", width);
  const torch::Tensor angle = angles(first, heads.size(-2), width, heads.device());
  const torch::Tensor cosine = angle.cos().to(heads.scalar_type());
  const torch::Tensor sine = angle.sin().to(heads.scalar_type());
  const std::vector<torch::Tensor> pair = heads.unflatten(-1, {-1, 2}).unbind(-1);
  return torch::stack({pair[0] * cosine - pair[1] * sine, pair[1] * cosine + pair[0] * sine}, -1)
      .flatten(-2);
}

Positions::Positions(PositionKind kind, int64_t width, int64_t max_length) : kind_(kind) {
  if (kind != PositionKind::learned) return;
  // As large as embeddings that are tied to the output begin, once those are scaled.
  weight_ = register_parameter("weight", torch::randn({max_length, width}));
}

torch::Tensor Positions::forward(const torch::Tensor& embedded, int64_t first) const {
  const int64_t count = embedded.size(1);
  switch (kind_) {
    case PositionKind::none:
    case PositionKind::rotary:
      break;
    case PositionKind::sinusoidal:
      return embedded + sinusoidal_positions(first, count, embedded.size(2), embedded.options());
    case PositionKind::learned: {
      const torch::Tensor places =
          torch::arange(first, first + count, embedded.options().dtype(torch::kLong))
              .clamp_max(weight_.size(0) - 1);
      return embedded + weight_.index_select(0, places);
    }
  }
  return embedded;
}

}  // namespace regard
