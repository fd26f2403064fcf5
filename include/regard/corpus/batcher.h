#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "regard/base/random.h"
#include "regard/config/options.h"
#include "regard/corpus/batch.h"
#include "regard/corpus/pair_sampler.h"

namespace regard {

class SampledBatches;

/// The place in the data: enough to go on with exactly the batches that would have come.
struct BatcherState {
  int64_t epoch = 0;       ///< passes begun, from 0
  int64_t position = 0;    ///< batches of this pass already given
  Random::State random{};  ///< as it was when this pass began
};

/// An endless row of training batches, cut and shuffled anew each pass from the seed. by_length:
/// pairs are sorted by length (ties shuffled), cut into batches of `batch_tokens` target tokens or
/// `batch_sentences` pairs, and the batches come in random order. shuffled: the same without the
/// sorting. random_choice: every pair is drawn with replacement; a pass is as many draws as pairs.
class Batcher {
 public:
  /// Throws Error if there are no pairs. `batch_tokens` counts padding and end marks too, and a
  /// batch has at most twice as many source positions, so that memory is bounded; a pair that is
  /// longer by itself is a batch of its own. Beside the pairs it keeps 4 bytes for each, and
  /// needs up to three times as many for a moment when a pass begins.
  /// A `sampler` cuts the sentences anew: batches are as many as their best cuts fill, and
  /// by_length, those of many batches are dealt out again by their new lengths.
  Batcher(EncodedPairs pairs, const TrainingOptions& options,
          std::optional<PairSampler> sampler = std::nullopt);

  Batch next();

  /// After the last batch of a pass, `position` equals `batches_per_epoch()`.
  const BatcherState& state() const { return state_; }
  /// Throws Error if the place is not one in these pairs.
  void restore(const BatcherState& state);
  int64_t batches_per_epoch() const { return static_cast<int64_t>(ends_.size()); }
  /// Through the pairs, so far.
  double passes() const;

 private:
  void begin_epoch();
  std::span<const uint32_t> rows_of(size_t first, size_t batches) const;
  Batch sampled_batch(size_t at);
  size_t batches_drawn_at_once() const;
  void draw(size_t first);

  EncodedPairs pairs_;
  TrainingOptions options_;
  std::optional<PairSampler> sampler_;
  Random random_;
  BatcherState state_;
  std::vector<uint32_t> order_;                    // indices into pairs_, batch after batch
  std::vector<uint32_t> ends_;                     // where each batch ends in order_
  std::shared_ptr<const SampledBatches> sampled_;  // those drawn last
};

}  // namespace regard
