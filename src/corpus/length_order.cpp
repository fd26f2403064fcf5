#include "corpus/length_order.h"

#include <algorithm>
#include <numeric>

namespace regard {
namespace {

// Stable, by a key that lies below `keys`. It counts instead of comparing: keys that wait beside
// ten million indices would take 160 MB.
template <typename Key>
void sort_stably(std::vector<uint32_t>& order, uint64_t keys, Key key) {
  std::vector<uint32_t> places(keys + 1);  // where the indices of each key go
  for (const uint32_t index : order) ++places[key(index) + 1];
  std::partial_sum(places.begin(), places.end(), places.begin());
  std::vector<uint32_t> sorted(order.size());
  for (const uint32_t index : order) sorted[places[key(index)]++] = index;
  order = std::move(sorted);
}

}  // namespace

void sort_by_length(const EncodedPairs& pairs, std::vector<uint32_t>& order) {
  const auto source = [&](uint32_t index) { return positions(pairs.source(index)); };
  const auto target = [&](uint32_t index) { return positions(pairs.target(index)); };
  uint64_t longest_source = 0, longest_target = 0;
  for (uint32_t index = 0; index < pairs.size(); ++index) {
    longest_source = std::max(longest_source, source(index));
    longest_target = std::max(longest_target, target(index));
  }
  sort_stably(order, longest_source + 1, [&](uint32_t index) {
    return target(index) % 2 == 0 ? source(index) : longest_source - source(index);
  });
  sort_stably(order, longest_target + 1, target);
}

}  // namespace regard
