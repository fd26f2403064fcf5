#pragma once

#include "regard/corpus/batch.h"
#include "regard/training/processes.h"

namespace regard {

/// What one of the processes does of a batch.
struct BatchShare {
  /// All of it, by one process alone.
  BatchShare(Batch whole)
      : batch(std::move(whole)),
        whole_tokens(batch.target_tokens),
        whole_sentences(batch.sentences()) {}

  Batch batch;
  int64_t whole_tokens;     ///< target tokens in the shares of all processes
  int64_t whole_sentences;  ///< and pairs
};

/// Every `count`th pair, so that a batch sorted by length gives all processes alike; no wider than
/// its own longest pair. Without pairs where there are fewer than processes.
BatchShare share_of(const Batch& whole, const ProcessPlace& place);

}  // namespace regard
