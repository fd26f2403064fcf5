#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace regard::metrics {

/// Numbers for the different words of one text; other texts are looked up. A view into that text.
class Symbols {
 public:
  explicit Symbols(std::span<const std::string_view> words);

  /// The words' numbers. A word that the first text lacks gets `unknown`, equal to none of its own.
  std::vector<std::uint32_t> encode(std::span<const std::string_view> words) const;

  static constexpr std::uint32_t unknown = 0xFFFFFFFF;

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

/// The n-grams of one sequence of symbols, n = 1 ... max_order, as a tree of prefixes in one open
/// hash table: an n-gram is a node, found from its prefix's node and its last symbol. Comparison is
/// exact, whatever the order, and takes one probe for each n-gram of the other sequence.
class NgramIndex {
 public:
  NgramIndex(std::span<const std::uint32_t> symbols, int max_order);

  /// How often each n-gram of the index occurs in `symbols`, by node.
  std::vector<std::uint32_t> occurrences(std::span<const std::uint32_t> symbols) const;

  /// For each order the matches: the sum over n-grams of min(count here, `counts`). [max_order]
  std::vector<std::int64_t> matches(const std::vector<std::uint32_t>& counts) const;

 private:
  struct Slot {
    std::uint64_t key;  // prefix node << 32 | last symbol
    std::uint32_t node;
  };

  std::size_t find_slot(std::uint32_t prefix, std::uint32_t symbol) const;

  int max_order_;
  int shift_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> counts_;  // by node; node 0 is the empty prefix
  std::vector<int> orders_;            // by node
};

/// The number of n-grams of order n = 1 ... max_order in a sequence of `length`. [max_order]
std::vector<std::int64_t> ngram_totals(std::size_t length, int max_order);

}  // namespace regard::metrics
