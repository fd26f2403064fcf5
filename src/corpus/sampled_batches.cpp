#include "corpus/sampled_batches.h"

#include <numeric>
#include <span>

#include "corpus/batch_cut.h"
#include "corpus/length_order.h"

namespace regard {
namespace {

/// Cut with the smallest limit that gives no more batches than there are to be.
std::vector<uint32_t> cut_evenly(const EncodedPairs& pairs, std::span<const uint32_t> order,
                                 size_t batches, bool by_sentences) {
  const auto cut = [&](uint64_t size) {
    BatchLimit limit;
    (by_sentences ? limit.sentences : limit.tokens) = size;
    return cut_into_batches(pairs, order, limit);
  };
  uint64_t low = 1, high = 1;
  while (cut(high).size() > batches) high *= 2;
  while (low < high) {
    const uint64_t middle = (low + high) / 2;
    if (cut(middle).size() <= batches)
      high = middle;
    else
      low = middle + 1;
  }
  return cut(high);
}

/// Halves the batch with the most pairs.
void halve_largest(std::vector<uint32_t>& ends) {
  const auto begin_of = [&](size_t batch) { return batch == 0 ? 0 : ends[batch - 1]; };
  const auto pairs_of = [&](size_t batch) { return ends[batch] - begin_of(batch); };
  size_t largest = 0;
  for (size_t i = 1; i < ends.size(); ++i)
    if (pairs_of(i) > pairs_of(largest)) largest = i;
  const uint32_t middle = std::midpoint(begin_of(largest), ends[largest]);
  ends.insert(ends.begin() + static_cast<std::ptrdiff_t>(largest), middle);
}

}  // namespace

SampledBatches::SampledBatches(EncodedPairs pairs, size_t batches, bool by_sentences, Random random)
    : pairs_(std::move(pairs)), order_(pairs_.size()) {
  std::iota(order_.begin(), order_.end(), 0u);
  sort_by_length(pairs_, order_);
  ends_ = cut_evenly(pairs_, order_, batches, by_sentences);
  while (ends_.size() < batches) halve_largest(ends_);
  shuffle_batches(order_, ends_, random);
}

Batch SampledBatches::batch(size_t number) const {
  return make_batch(pairs_, rows_of_batches(order_, ends_, number, 1));
}

}  // namespace regard
