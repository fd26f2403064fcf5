#include "regard/attention/pooling.h"

#include <torch/types.h>

#include <limits>

#include "attention/weigh.h"

namespace regard {
namespace {

using torch::Tensor;
constexpr double infinite = std::numeric_limits<double>::infinity();

/// Without the shortcut through a product, which loses what is near when all is far from 0.
Tensor exact_distances(const Tensor& queries, const Tensor& keys) {
  constexpr int64_t never_through_a_product = 2;
  return torch::cdist(queries, keys, 2, never_through_a_product);  // [B,T,S]
}

/// A bandwidth that leaves the nearest key all the weight stays so however narrow it is, but in
/// still narrower ones all distances would overflow and be alike.
Tensor squared_in_bandwidths(const Tensor& distances, const Tensor& bandwidth, const Tensor& mask) {
  constexpr double of_the_nearest = 1e-15;
  const Tensor known = distances.detach();
  const Tensor visible = mask.defined() ? known.masked_fill(mask.logical_not(), infinite) : known;
  const Tensor nearest = visible.amin(-1, /*keepdim=*/true);  // [B,T,1]
  return (distances / torch::maximum(bandwidth, nearest * of_the_nearest)).square();
}

}  // namespace

AttentionOutput exact_lookup(const Tensor& queries, const Memory& memory) {
  Tensor distances = exact_distances(queries, memory.keys);
  if (memory.mask.defined())
    distances =
        distances.masked_fill(broadcast_mask(memory.mask, distances).logical_not(), infinite);
  const Tensor nearest = distances.argmin(-1, /*keepdim=*/true);
  const Tensor found = torch::zeros_like(distances).scatter_(-1, nearest, 1);
  const Tensor weights = found.masked_fill(distances.isinf(), 0);  // a row may have no key
  return {.context = torch::bmm(weights, memory.values), .weights = weights};
}

AttentionOutput average_pooling(const Tensor& queries, const Memory& memory) {
  const Tensor scores = torch::zeros({queries.size(0), queries.size(1), memory.values.size(1)},
                                     memory.values.options());
  return attend(scores, memory, [] { return ScoreTerms(); });
}

KernelPooling kernel_pooling(Kernel kernel, const Tensor& bandwidth, const Tensor& queries,
                             const Memory& memory) {
  const Tensor distances = exact_distances(queries, memory.keys);
  const Tensor mask =
      memory.mask.defined() ? broadcast_mask(memory.mask, distances) : torch::Tensor();
  const KernelScores scored =
      kernel_scores(kernel, squared_in_bandwidths(distances, bandwidth, mask), mask);
  const AttentionOutput output =
      attend(scored.scores, memory, [&] { return one_head(queries, memory.keys); });
  return {.context = output.context, .weights = output.weights, .fallback = scored.fallback};
}

}  // namespace regard
