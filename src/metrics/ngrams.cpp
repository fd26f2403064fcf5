#include "metrics/ngrams.h"

#include <algorithm>
#include <bit>

namespace regard::metrics {

namespace {

constexpr std::uint64_t empty_key = ~std::uint64_t{0};

}  // namespace

Symbols::Symbols(std::span<const std::string_view> words) {
  numbers_.reserve(words.size());
  for (const std::string_view word : words) {
    numbers_.emplace(word, static_cast<std::uint32_t>(numbers_.size()));
  }
}

std::vector<std::uint32_t> Symbols::encode(std::span<const std::string_view> words) const {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(words.size());
  for (const std::string_view word : words) {
    const auto found = numbers_.find(word);
    numbers.push_back(found == numbers_.end() ? unknown : found->second);
  }
  return numbers;
}

NgramIndex::NgramIndex(std::span<const std::uint32_t> symbols, int max_order)
    : max_order_(max_order), counts_{0}, orders_{0} {
  // No order is longer than the sequence; at most half of the slots are ever in use.
  const std::size_t orders = std::min<std::size_t>(max_order, symbols.size());
  const std::size_t capacity = std::bit_ceil(2 * symbols.size() * orders + 2);
  shift_ = 64 - std::countr_zero(capacity);
  slots_.assign(capacity, {empty_key, 0});
  for (std::size_t begin = 0; begin < symbols.size(); ++begin) {
    const std::size_t end = std::min(symbols.size(), begin + orders);
    std::uint32_t node = 0;
    for (std::size_t i = begin; i < end; ++i) {
      Slot& slot = slots_[find_slot(node, symbols[i])];
      if (slot.key == empty_key) {
        slot = {std::uint64_t{node} << 32 | symbols[i], static_cast<std::uint32_t>(counts_.size())};
        counts_.push_back(0);
        orders_.push_back(static_cast<int>(i - begin) + 1);
      }
      node = slot.node;
      ++counts_[node];
    }
  }
}

std::size_t NgramIndex::find_slot(std::uint32_t prefix, std::uint32_t symbol) const {
  const std::uint64_t key = std::uint64_t{prefix} << 32 | symbol;
  // Fibonacci hashing: the top bits of a product with 2^64 / golden ratio.
  std::size_t slot = (key * 0x9E3779B97F4A7C15ULL) >> shift_;
  while (slots_[slot].key != key && slots_[slot].key != empty_key) {
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slot;
}

std::vector<std::uint32_t> NgramIndex::occurrences(std::span<const std::uint32_t> symbols) const {
  std::vector<std::uint32_t> counts(counts_.size(), 0);
  for (std::size_t begin = 0; begin < symbols.size(); ++begin) {
    const std::size_t end = std::min<std::size_t>(symbols.size(), begin + max_order_);
    std::uint32_t node = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Slot& slot = slots_[find_slot(node, symbols[i])];
      if (slot.key == empty_key) break;
      node = slot.node;
      ++counts[node];
    }
  }
  return counts;
}

std::vector<std::int64_t> NgramIndex::matches(const std::vector<std::uint32_t>& counts) const {
  std::vector<std::int64_t> matched(max_order_, 0);
  for (std::size_t node = 1; node < counts_.size(); ++node) {
    matched[orders_[node] - 1] += std::min(counts_[node], counts[node]);
  }
  return matched;
}

std::vector<std::int64_t> ngram_totals(std::size_t length, int max_order) {
  std::vector<std::int64_t> totals(max_order);
  for (int n = 1; n <= max_order; ++n) {
    totals[n - 1] = std::max<std::int64_t>(0, static_cast<std::int64_t>(length) - n + 1);
  }
  return totals;
}

}  // namespace regard::metrics
