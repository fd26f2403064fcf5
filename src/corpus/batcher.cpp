#include "regard/corpus/batcher.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "regard/base/error.h"

namespace regard {
namespace {

// Positions of a sentence in a batch, its end mark included.
uint64_t positions(const std::vector<int32_t>& sentence) { return sentence.size() + 1; }

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

// By target length, since a target position costs most (the vocabulary's logits); then by source
// length, rising and falling in turn, so that the batch at a border between two target lengths does
// not mix short and long sources.
void sort_by_length(std::span<const EncodedPair> pairs, std::vector<uint32_t>& order) {
  const auto key = [pairs](uint32_t index) {
    const uint64_t target = positions(pairs[index].target);
    const uint64_t source = std::min<uint64_t>(positions(pairs[index].source), UINT32_MAX);
    return target << 32 | (target % 2 == 0 ? source : UINT32_MAX - source);
  };
  std::vector<std::pair<uint64_t, uint32_t>> keyed;
  keyed.reserve(order.size());
  for (const uint32_t index : order) keyed.emplace_back(key(index), index);
  std::ranges::stable_sort(keyed, {}, [](const auto& item) { return item.first; });
  std::ranges::transform(keyed, order.begin(), [](const auto& item) { return item.second; });
}

// Where each batch ends when `order` is cut as soon as the limits are reached.
std::vector<size_t> cut(std::span<const EncodedPair> pairs, const std::vector<uint32_t>& order,
                        const Limits& limits) {
  std::vector<size_t> ends;
  size_t begin = 0;
  uint64_t source = 0, target = 0;
  for (size_t i = 0; i < order.size(); ++i) {
    const EncodedPair& pair = pairs[order[i]];
    source = std::max(source, positions(pair.source));
    target = std::max(target, positions(pair.target));
    if (i == begin || limits.hold(i + 1 - begin, source, target)) continue;
    ends.push_back(begin = i);
    source = positions(pair.source);
    target = positions(pair.target);
  }
  ends.push_back(order.size());
  return ends;
}

void shuffle_batches(std::vector<uint32_t>& order, std::vector<size_t>& ends, Random& random) {
  std::vector<size_t> turns(ends.size());
  std::iota(turns.begin(), turns.end(), size_t{0});
  random.shuffle(std::span(turns));
  std::vector<uint32_t> new_order;
  std::vector<size_t> new_ends;
  new_order.reserve(order.size());
  new_ends.reserve(ends.size());
  for (const size_t turn : turns) {
    const auto begin = static_cast<std::ptrdiff_t>(turn == 0 ? 0 : ends[turn - 1]);
    const auto end = static_cast<std::ptrdiff_t>(ends[turn]);
    new_order.insert(new_order.end(), order.begin() + begin, order.begin() + end);
    new_ends.push_back(new_order.size());
  }
  order = std::move(new_order);
  ends = std::move(new_ends);
}

}  // namespace

Batcher::Batcher(std::span<const EncodedPair> pairs, const TrainingOptions& options)
    : pairs_(pairs), options_(options), random_(static_cast<uint64_t>(options.seed)) {
  if (pairs.empty()) throw Error("there are no pairs to make batches of");
  if (pairs.size() > UINT32_MAX)
    throw Error("{} pairs are too many: at most {} can be trained on", pairs.size(), UINT32_MAX);
  order_.resize(pairs.size());
  begin_epoch();
}

Batch Batcher::next() {
  if (state_.position == batches_per_epoch()) {
    ++state_.epoch;
    state_.position = 0;
    begin_epoch();
  }
  const auto at = static_cast<size_t>(state_.position++);
  std::vector<const EncodedPair*> batch;
  for (size_t i = at == 0 ? 0 : ends_[at - 1]; i < ends_[at]; ++i)
    batch.push_back(&pairs_[order_[i]]);
  return make_batch(batch);
}

void Batcher::restore(const BatcherState& state) {
  // On a copy, so that a state that does not fit leaves this one as it is.
  Batcher restored = *this;
  restored.state_ = state;
  restored.random_ = Random(state.random);
  restored.begin_epoch();
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
}

}  // namespace regard
