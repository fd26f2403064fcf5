#include "metrics/edit_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string_view>

namespace regard::metrics {
namespace {

using Words = std::vector<std::uint32_t>;

Words letters(std::string_view text) { return Words(text.begin(), text.end()); }

std::int64_t distance(std::string_view from, std::string_view to) {
  return BandedEditDistance(letters(from), letters(to)).distance();
}

TEST(BandedEditDistance, IsLevenshteins) {
  EXPECT_EQ(distance("kitten", "sitting"), 3);
  EXPECT_EQ(distance("", "abc"), 3);
  EXPECT_EQ(distance("abc", ""), 3);
  EXPECT_EQ(distance("", ""), 0);
  EXPECT_EQ(distance("a", std::string(200, 'a')), 199);
}

TEST(BandedEditDistance, OperationsPreferSubstitution) {
  using enum EditOperation;
  EXPECT_EQ(BandedEditDistance(letters("ab"), letters("ba")).operations(),
            (std::vector{substitute, substitute}));
  EXPECT_EQ(BandedEditDistance(letters("abc"), letters("ac")).operations(),
            (std::vector{keep, remove, keep}));
  EXPECT_EQ(BandedEditDistance(letters("ac"), letters("abc")).operations(),
            (std::vector{keep, insert, keep}));
}

TEST(BandedEditDistance, ArrangementsAgreeWithAFreshComputation) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    Words words(2 + random() % 60);
    Words reference(random() % 60);
    for (auto& word : words) word = random() % 9;
    for (auto& word : reference) word = random() % 9;
    const BandedEditDistance edits(words, reference);
    const std::size_t same = random() % words.size();
    Words other = words;
    std::shuffle(other.begin() + same, other.end(), random);
    EXPECT_EQ(edits.distance_of(other, same), BandedEditDistance(other, reference).distance());
  }
}

}  // namespace
}  // namespace regard::metrics
