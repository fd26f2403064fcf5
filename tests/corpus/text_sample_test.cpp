#include "regard/corpus/text_sample.h"

#include <gmock/gmock.h>

#include <set>

namespace regard {
namespace {

using ::testing::ElementsAre;

/// Pairs of ten bytes: "00042" and "x0042".
SentencePair numbered(size_t number) {
  std::string digits = std::to_string(100'000 + number).substr(1);
  SentencePair pair{digits, digits};
  pair.target[0] = 'x';
  return pair;
}

std::vector<std::string> sources_of(size_t pairs, uint64_t seed, size_t most_bytes) {
  TextSample sample(seed, most_bytes);
  for (size_t i = 0; i < pairs; ++i) sample.add(numbered(i));
  EXPECT_EQ(sample.partial(), pairs * 10 > most_bytes);
  EXPECT_EQ(sample.pairs(), std::min(pairs, most_bytes / 10));
  const auto [sources, targets] = sample.take();
  EXPECT_EQ(sources.size(), targets.size());
  for (size_t i = 0; i < sources.size(); ++i) EXPECT_EQ(sources[i].substr(1), targets[i].substr(1));
  EXPECT_EQ(sample.pairs(), 0u);
  return sources;
}

TEST(TextSample, IsTheWholeTextWhereItFits) {
  EXPECT_THAT(sources_of(3, 1, 30), ElementsAre("00000", "00001", "00002"));
  EXPECT_EQ(sources_of(1000, 1, 10'000), sources_of(1000, 2, 1'000'000));
}

TEST(TextSample, KeepsTheOrderOfTheText) {
  const auto sources = sources_of(5000, 1, 1000);
  EXPECT_TRUE(std::ranges::is_sorted(sources));
  EXPECT_EQ(std::set(sources.begin(), sources.end()).size(), 100u);
}

TEST(TextSample, TheSeedDecides) {
  EXPECT_EQ(sources_of(500, 7, 1000), sources_of(500, 7, 1000));
  EXPECT_NE(sources_of(500, 7, 1000), sources_of(500, 8, 1000));
}

/// Over 400 samples of a tenth, each tenth of the text gives a tenth, give or take five standard
/// deviations of a binomial count (4000 +- 300).
TEST(TextSample, EveryPairHasTheSameChance) {
  std::vector<int> counts(10);
  for (uint64_t seed = 1; seed <= 400; ++seed)
    for (const std::string& source : sources_of(1000, seed, 1000))
      ++counts[std::stoul(source) / 100];
  for (const int count : counts) EXPECT_NEAR(count, 4000, 300);
}

/// Where long pairs make room for nothing else, what was once left out stays out.
TEST(TextSample, NeverHoldsMoreThanItMay) {
  TextSample sample(1, 100);
  for (size_t i = 0; i < 1000; ++i) {
    sample.add({std::string(1 + i % 90, 'a'), "b"});
    ASSERT_LE(sample.pairs(), 50u);
  }
  size_t bytes = 0;
  const auto [sources, targets] = sample.take();
  for (const std::string& source : sources) bytes += source.size() + 1;
  EXPECT_LE(bytes, 100u);
}

}  // namespace
}  // namespace regard
