#include "metrics/ngrams.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace regard::metrics {
namespace {

using Sequence = std::vector<std::uint32_t>;

std::map<Sequence, std::int64_t> count(const Sequence& symbols, std::size_t order) {
  std::map<Sequence, std::int64_t> counts;
  for (std::size_t i = 0; i + order <= symbols.size(); ++i) {
    ++counts[Sequence(symbols.begin() + i, symbols.begin() + i + order)];
  }
  return counts;
}

TEST(NgramIndex, MatchesThoseCountedOneByOne) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const auto draw = [&] {
      Sequence symbols(random() % 30);
      for (auto& symbol : symbols) symbol = random() % 4;
      return symbols;
    };
    const Sequence ours = draw();
    const Sequence theirs = draw();
    const NgramIndex index(ours, 6);
    const auto matches = index.matches(index.occurrences(theirs));
    for (std::size_t order = 1; order <= 6; ++order) {
      std::int64_t expected = 0;
      auto other = count(theirs, order);
      for (const auto& [ngram, n] : count(ours, order)) expected += std::min(n, other[ngram]);
      EXPECT_EQ(matches[order - 1], expected);
    }
  }
}

TEST(NgramTotals, ShrinkByOneAnOrderAndStopAt0) {
  EXPECT_EQ(ngram_totals(2, 4), (std::vector<std::int64_t>{2, 1, 0, 0}));
  EXPECT_EQ(ngram_totals(0, 2), (std::vector<std::int64_t>{0, 0}));
}

TEST(Symbols, EqualWordsHaveEqualNumbers) {
  const std::vector<std::string_view> words = {"a", "b", "a"};
  const std::vector<std::string_view> others = {"b", "c"};
  const Symbols symbols(words);
  const Sequence numbers = symbols.encode(words);
  EXPECT_EQ(numbers[0], numbers[2]);
  EXPECT_NE(numbers[0], numbers[1]);
  EXPECT_EQ(symbols.encode(others), (Sequence{numbers[1], Symbols::unknown}));
}

}  // namespace
}  // namespace regard::metrics
