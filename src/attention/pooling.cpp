#include "regard/attention/pooling.h"

#include <torch/types.h>

#include <limits>

#include "attention/weigh.h"

namespace regard {
namespace {

using torch::Tensor;

/// Without the shortcut through a product, which loses what is near when all is far from 0.
Tensor exact_squared_distances(const Tensor& queries, const Tensor& keys) {
  constexpr int64_t never_through_a_product = 2;
  return torch::cdist(queries, keys, 2, never_through_a_product).square();
}

}  // namespace

AttentionOutput exact_lookup(const Tensor& queries, const Memory& memory) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  Tensor distances = exact_squared_distances(queries, memory.keys);  // [B,T,S]
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
  const Tensor squared = exact_squared_distances(queries, memory.keys) / bandwidth.square();
  const Tensor mask =
      memory.mask.defined() ? broadcast_mask(memory.mask, squared) : torch::Tensor();
  const KernelScores scored = kernel_scores(kernel, squared, mask);
  const AttentionOutput output =
      attend(scored.scores, memory, [&] { return one_head(queries, memory.keys); });
  return {.context = output.context, .weights = output.weights, .fallback = scored.fallback};
}

}  // namespace regard
