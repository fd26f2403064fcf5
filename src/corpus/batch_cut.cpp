#include "corpus/batch_cut.h"

#include <algorithm>
#include <numeric>

#include "corpus/length_order.h"

namespace regard {
namespace {

// A source has often more tokens than its target; far more only where a pair is misaligned. Such
// pairs must not multiply a whole batch's memory.
constexpr uint64_t source_allowance = 2;

}  // namespace

bool BatchLimit::holds(uint64_t count, uint64_t longest_source, uint64_t longest_target) const {
  return count <= sentences && count * longest_target <= tokens &&
         count * longest_source / source_allowance <= tokens;
}

std::vector<uint32_t> cut_into_batches(const EncodedPairs& pairs, std::span<const uint32_t> order,
                                       const BatchLimit& limit) {
  std::vector<uint32_t> ends;
  uint32_t begin = 0;
  uint64_t source = 0, target = 0;
  for (uint32_t i = 0; i < order.size(); ++i) {
    const uint64_t own_source = positions(pairs.source(order[i]));
    const uint64_t own_target = positions(pairs.target(order[i]));
    source = std::max(source, own_source);
    target = std::max(target, own_target);
    if (i == begin || limit.holds(i + 1 - begin, source, target)) continue;
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

std::span<const uint32_t> rows_of_batches(std::span<const uint32_t> order,
                                          std::span<const uint32_t> ends, size_t first,
                                          size_t batches) {
  const size_t begin = first == 0 ? 0 : ends[first - 1];
  return order.subspan(begin, ends[first + batches - 1] - begin);
}

}  // namespace regard
