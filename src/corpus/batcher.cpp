#include "regard/corpus/batcher.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "corpus/length_order.h"
#include "regard/base/error.h"

namespace regard {
namespace {

// A pair that is looked at brings in two pages of its file, and the kernel those around them, 64
// KB: at most so many times 128 KB stay in memory.
constexpr size_t pairs_between_releases = 512;

// A source has often more tokens than its target; far more only where a pair is misaligned. Such
// pairs must not multiply a whole batch's memory.
constexpr uint64_t source_allowance = 2;

// The limits of a batch.
struct Limits {
  uint64_t sentences = std::numeric_limits<uint64_t>::max();
  uint64_t tokens = std::numeric_limits<uint64_t>::max();

  explicit Limits(const TrainingOptions& options) {
    const bool by_sentences = options.batch_sentences > 0;
    const int64_t size = by_sentences ? options.batch_sentences : options.batch_tokens;
    (by_sentences ? sentences : tokens) = static_cast<uint64_t>(size);
  }

  bool hold(uint64_t count, uint64_t longest_source, uint64_t longest_target) const {
    return count <= sentences && count * longest_target <= tokens &&
           count * longest_source / source_allowance <= tokens;
  }
};

// Where each batch ends when `order` is cut as soon as the limits are reached.
std::vector<uint32_t> cut(const EncodedPairs& pairs, const std::vector<uint32_t>& order,
                          const Limits& limits) {
  std::vector<uint32_t> ends;
  uint32_t begin = 0;
  uint64_t source = 0, target = 0;
  for (uint32_t i = 0; i < order.size(); ++i) {
    const uint64_t own_source = positions(pairs.source(order[i]));
    const uint64_t own_target = positions(pairs.target(order[i]));
    source = std::max(source, own_source);
    target = std::max(target, own_target);
    if (i == begin || limits.hold(i + 1 - begin, source, target)) continue;
    ends.push_back(begin = i);
    source = own_source;
    target = own_target;
  }
  ends.push_back(static_cast<uint32_t>(order.size()));
  return ends;
}

void shuffle_batches(std::vector<uint32_t>& order, std::vector<uint32_t>& ends, Random& random) {
  std::vector<uint32_t> turns(ends.size());
  std::iota(turns.begin(), turns.end(), 0u);
  random.shuffle(std::span(turns));
  std::vector<uint32_t> new_order, new_ends;
  new_order.reserve(order.size());
  new_ends.reserve(ends.size());
  for (const uint32_t turn : turns) {
    const auto begin = static_cast<std::ptrdiff_t>(turn == 0 ? 0 : ends[turn - 1]);
    const auto end = static_cast<std::ptrdiff_t>(ends[turn]);
    new_order.insert(new_order.end(), order.begin() + begin, order.begin() + end);
    new_ends.push_back(static_cast<uint32_t>(new_order.size()));
  }
  order = std::move(new_order);
  ends = std::move(new_ends);
}

}  // namespace

Batcher::Batcher(EncodedPairs pairs, const TrainingOptions& options)
    : pairs_(std::move(pairs)), options_(options), random_(static_cast<uint64_t>(options.seed)) {
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
  const size_t begin = at == 0 ? 0 : ends_[at - 1];
  const auto rows = std::span<const uint32_t>(order_).subspan(begin, ends_[at] - begin);
  Batch batch = make_batch(pairs_, rows);
  looked_at_ += rows.size();
  if (looked_at_ >= pairs_between_releases) {
    pairs_.release();
    looked_at_ = 0;
  }
  return batch;
}

void Batcher::restore(const BatcherState& state) {
  // On a copy, so that a state that does not fit leaves this one as it is.
  Batcher restored = *this;
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
  ends_ = cut(pairs_, order_, Limits(options_));
  if (by_length) shuffle_batches(order_, ends_, random_);
  pairs_.release();
}

}  // namespace regard
