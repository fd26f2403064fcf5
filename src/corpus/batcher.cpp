#include "regard/corpus/batcher.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "corpus/batch_cut.h"
#include "corpus/copy_pairs.h"
#include "corpus/length_order.h"
#include "corpus/sampled_batches.h"
#include "regard/base/error.h"

namespace regard {
namespace {

// So many get their new cuts from one seed: another number would bring other batches, to a run that
// goes on too.
constexpr size_t pairs_recut_at_once = 512;

// So many pairs of all lengths make batches with a few percent of padding. Cutting them takes a
// second or two.
constexpr size_t pairs_drawn_at_once = 1 << 16;

BatchLimit limit_of(const TrainingOptions& options) {
  BatchLimit limit;
  if (options.batch_sentences > 0)
    limit.sentences = static_cast<uint64_t>(options.batch_sentences);
  else
    limit.tokens = static_cast<uint64_t>(options.batch_tokens);
  return limit;
}

}  // namespace

Batcher::Batcher(EncodedPairs pairs, const TrainingOptions& options,
                 std::optional<PairSampler> sampler)
    : pairs_(std::move(pairs)),
      options_(options),
      sampler_(std::move(sampler)),
      random_(static_cast<uint64_t>(options.seed)) {
  if (pairs_.empty()) throw Error("there are no pairs to make batches of");
  if (pairs_.size() > UINT32_MAX)
    throw Error("{} pairs are too many: at most {} can be trained on", pairs_.size(), UINT32_MAX);
  order_.resize(pairs_.size());
  begin_epoch();
}

Batch Batcher::next() {
  if (state_.position == batches_per_epoch()) {
    ++state_.epoch;
    state_.position = 0;
    begin_epoch();
  }
  const auto at = static_cast<size_t>(state_.position++);
  if (sampler_) return sampled_batch(at);
  const EncodedPairs taken(copy_pairs(pairs_, rows_of(at, 1)));
  std::vector<uint32_t> all(taken.size());
  std::iota(all.begin(), all.end(), 0u);
  return make_batch(taken, all);
}

std::span<const uint32_t> Batcher::rows_of(size_t first, size_t batches) const {
  return rows_of_batches(order_, ends_, first, batches);
}

Batch Batcher::sampled_batch(size_t at) {
  const size_t place = at % batches_drawn_at_once();
  if (!sampled_ || place == 0) draw(at - place);
  return sampled_->batch(place);
}

/// Only where batches are to be of like length are several dealt anew.
size_t Batcher::batches_drawn_at_once() const {
  if (options_.batch_order != BatchOrder::by_length) return 1;
  return std::max<size_t>(1, pairs_drawn_at_once * ends_.size() / pairs_.size());
}

void Batcher::draw(size_t first) {
  const size_t batches = std::min(batches_drawn_at_once(), ends_.size() - first);
  const std::span<const uint32_t> rows = rows_of(first, batches);
  // From the place alone, so that batches are the same whatever was drawn before. The pass counts
  // because a single pair leaves nothing to shuffle.
  Random random(state_.random[0] + static_cast<uint64_t>(state_.epoch) + first);
  std::vector<EncodedPair> drawn;
  drawn.reserve(rows.size());
  for (size_t at = 0; at < rows.size(); at += pairs_recut_at_once) {
    const size_t count = std::min(pairs_recut_at_once, rows.size() - at);
    std::ranges::move(sampler_->draw(pairs_, rows.subspan(at, count), random.next()),
                      std::back_inserter(drawn));
  }
  sampled_ = std::make_shared<SampledBatches>(drawn, batches, options_.batch_sentences > 0, random);
}

double Batcher::passes() const {
  return static_cast<double>(state_.epoch) +
         static_cast<double>(state_.position) / static_cast<double>(batches_per_epoch());
}

void Batcher::restore(const BatcherState& state) {
  // On a copy, so that a state that does not fit leaves this one as it is.
  Batcher restored = *this;
  restored.sampled_ = nullptr;
  restored.state_ = state;
  // Of the pass that has begun here, the batches are known.
  if (state.random != state_.random) {
    restored.random_ = Random(state.random);
    restored.begin_epoch();
  }
  if (state.position < 0 || state.position > restored.batches_per_epoch())
    throw Error(
        "the saved place is batch {} of a pass of {}: the run was begun with other training pairs "
        "or batch options; use the same, or another output folder",
        state.position, restored.batches_per_epoch());
  *this = std::move(restored);
}

void Batcher::begin_epoch() {
  state_.random = random_.state();
  if (options_.batch_order == BatchOrder::random_choice) {
    for (uint32_t& index : order_) index = static_cast<uint32_t>(random_.below(pairs_.size()));
  } else {
    std::iota(order_.begin(), order_.end(), 0u);
    random_.shuffle(std::span(order_));
  }
  const bool by_length = options_.batch_order == BatchOrder::by_length;
  if (by_length) sort_by_length(pairs_, order_);
  ends_ = cut_into_batches(pairs_, order_, limit_of(options_));
  if (by_length) shuffle_batches(order_, ends_, random_);
  pairs_.release();
}

}  // namespace regard
