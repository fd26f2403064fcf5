#include "regard/attention/kernel.h"

#include <torch/types.h>

#include <limits>

#include "regard/attention/element_type.h"
#include "regard/attention/masked_softmax.h"
#include "regard/attention/scores.h"
#include "regard/base/error.h"

namespace regard {
namespace {

using torch::Tensor;
constexpr double infinite = std::numeric_limits<double>::infinity();

/// The log of what `height` makes of the distances in range. Out of range the gradient must not
/// meet the log of 0, so it sees another distance there.
template <typename Height>
Tensor log_in_range(const Tensor& squared, Height&& height) {
  const Tensor outside = squared >= 1;
  return height(squared.masked_fill(outside, 0.5)).log().masked_fill(outside, -infinite);
}

/// The root's gradient at 0 is infinite; a distance of 0 has none.
Tensor root(const Tensor& squared) {
  const Tensor zero = squared == 0;
  return squared.masked_fill(zero, 1).sqrt().masked_fill(zero, 0);
}

}  // namespace

bool is_flat(Kernel kernel) { return kernel == Kernel::boxcar || kernel == Kernel::constant; }

Tensor log_kernel(Kernel kernel, const Tensor& squared_distances) {
  switch (kernel) {
    case Kernel::gaussian:
      return squared_distances * -0.5;
    case Kernel::boxcar:
      return torch::zeros_like(squared_distances).masked_fill(squared_distances > 1, -infinite);
    case Kernel::epanechnikov:
      return log_in_range(squared_distances, [](const Tensor& squared) { return 1 - squared; });
    case Kernel::triangular:
      return log_in_range(squared_distances,
                          [](const Tensor& squared) { return 1 - root(squared); });
    case Kernel::constant:
      return torch::zeros_like(squared_distances);
  }
  throw Error("unknown kernel {}", static_cast<int>(kernel));
}

KernelScores kernel_scores(Kernel kernel, const Tensor& squared_distances, const Tensor& mask) {
  // What overflowed would be minus infinity for a Gaussian too.
  constexpr double far = std::numeric_limits<float>::max() / 4;
  const Tensor bounded = squared_distances.clamp_max(far);
  const Tensor scores = log_kernel(kernel, bounded);
  const Tensor known = bounded.detach();
  const Tensor visible = mask.defined() ? known.masked_fill(mask.logical_not(), infinite) : known;
  const Tensor nearest = visible.amin(-1, /*keepdim=*/true);  // [...,T,1]
  const Tensor heights = log_kernel(kernel, nearest);
  const Tensor fallback = heights.isneginf().logical_and(nearest.isfinite());
  return {.scores = scores.masked_fill(fallback.logical_and(visible == nearest), 0),
          .fallback = fallback.squeeze(-1)};
}

Tensor projected_kernel_scores(Kernel kernel, const Tensor& log_bandwidth, const Tensor& queries,
                               const Tensor& keys, const Tensor& mask) {
  const auto width = static_cast<double>(keys.size(-1));
  // A difference of squares needs more digits than bfloat16 has.
  const auto wide = wide_type(queries);
  const Tensor inverse = torch::exp(-2 * log_bandwidth) / width;
  const Tensor squared = squared_distances(queries.to(wide), keys.to(wide)) * inverse;
  return kernel_scores(kernel, squared, mask.defined() ? broadcast_mask(mask, squared) : mask)
      .scores;
}

}  // namespace regard
