#pragma once

#include <cstdint>
#include <vector>

#include "regard/base/random.h"
#include "regard/corpus/batch.h"

namespace regard {

/// Pairs in cuts that were drawn for many batches at once, dealt out to as many of like length: by
/// the lengths of their best cuts, a third of a batch would be padding.
class SampledBatches {
 public:
  /// In random order, the largest as small as can be, padding included; `by_sentences`, by its
  /// pairs. Needs at least as many pairs as batches.
  SampledBatches(EncodedPairs pairs, size_t batches, bool by_sentences, Random random);

  Batch batch(size_t number) const;

 private:
  EncodedPairs pairs_;
  std::vector<uint32_t> order_;  // indices into pairs_, batch after batch
  std::vector<uint32_t> ends_;   // where each batch ends in order_
};

}  // namespace regard
