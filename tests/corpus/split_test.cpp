#include "regard/corpus/split.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "corpus/testing.h"
#include "regard/base/random.h"

namespace regard {
namespace {

using ::testing::HasSubstr;

// The same sentence in a spelling of many.
std::string disguise(std::string word, Random& random) {
  if (random.below(2) == 0) word[0] = 'S';
  return random.below(2) == 0 ? fmt::format("  {} !", word) : fmt::format("\u00AB{}\u00BB", word);
}

// Sentences that many pairs share; `number` of a pair is what was drawn, whatever its spelling.
ParallelCorpus random_corpus(Random& random, size_t pairs, size_t sentences) {
  ParallelCorpus corpus;
  for (size_t i = 0; i < pairs; ++i) {
    const std::string source = fmt::format("s{}", random.below(sentences));
    const std::string target = fmt::format("s{}", random.below(sentences));
    corpus.push_back({disguise(source, random), disguise(target, random)});
  }
  return corpus;
}

// Told by the digits alone, so that `leak_key` is not its own judge.
std::string number_of(const std::string& sentence) {
  std::string digits;
  for (const char c : sentence)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

using Number = std::string (*)(const std::string&);
std::string key_of(const std::string& sentence) { return leak_key(sentence); }

void expect_no_leak(const CorpusSplit& split, Number number) {
  std::map<std::string, int> source_part, target_part;
  int part_index = 0;
  for (const ParallelCorpus* part : {&split.train, &split.valid, &split.test}) {
    for (const SentencePair& pair : *part) {
      ASSERT_EQ(source_part.emplace(number(pair.source), part_index).first->second, part_index)
          << pair.source;
      ASSERT_EQ(target_part.emplace(number(pair.target), part_index).first->second, part_index)
          << pair.target;
    }
    ++part_index;
  }
}

void expect_one_pair_a_source(const ParallelCorpus& part, Number number) {
  std::set<std::string> sources;
  for (const SentencePair& pair : part)
    EXPECT_TRUE(sources.insert(number(pair.source)).second) << pair.source;
}

// Every pair of the part is one of the corpus, in its order.
void expect_from(const ParallelCorpus& corpus, const ParallelCorpus& part) {
  size_t at = 0;
  for (const SentencePair& pair : part) {
    while (at < corpus.size() &&
           (corpus[at].source != pair.source || corpus[at].target != pair.target))
      ++at;
    ASSERT_LT(at, corpus.size()) << pair.source << " is not in the order of the corpus";
    ++at;
  }
}

TEST(Split, LeaksNothingOnRandomCorpora) {
  Random random(7);
  int splits = 0;
  for (int round = 0; round < 200; ++round) {
    const size_t pairs = 20 + random.below(200);
    const ParallelCorpus corpus = random_corpus(random, pairs, pairs + random.below(4 * pairs));
    CorpusSplit split;
    try {
      split = split_by_groups(corpus, {0.1, 0.2}, round);
    } catch (const Error&) {
      continue;  // Everything hangs together: see the test of that.
    }
    ++splits;
    expect_no_leak(split, number_of);
    for (const ParallelCorpus* part : {&split.valid, &split.test}) {
      EXPECT_FALSE(part->empty());
      expect_one_pair_a_source(*part, number_of);
    }
    for (const ParallelCorpus* part : {&split.train, &split.valid, &split.test})
      expect_from(corpus, *part);
    EXPECT_LE(split.valid.size(), std::max(1.0, 0.1 * static_cast<double>(pairs) + 0.5));
    EXPECT_LE(split.test.size(), std::max(1.0, 0.2 * static_cast<double>(pairs) + 0.5));
  }
  EXPECT_GT(splits, 150);
}

TEST(Split, LeaksNothingOnRealCorpora) {
  for (const ParallelCorpus& corpus : testing::real_corpora()) {
    const auto pairs = static_cast<double>(corpus.size());
    const CorpusSplit split = split_by_groups(corpus, {}, 1);
    expect_no_leak(split, key_of);
    expect_one_pair_a_source(split.valid, key_of);
    expect_one_pair_a_source(split.test, key_of);
    EXPECT_TRUE(find_leaks(split.train, split.valid).clean());
    EXPECT_TRUE(find_leaks(split.train, split.test).clean());
    EXPECT_TRUE(find_leaks(split.valid, split.test).clean());
    EXPECT_NEAR(static_cast<double>(split.valid.size()), 0.02 * pairs, 1 + 0.001 * pairs);
    EXPECT_NEAR(static_cast<double>(split.test.size()), 0.02 * pairs, 1 + 0.001 * pairs);
  }
}

// 100 groups of one source and two targets, as a file of translations has them.
ParallelCorpus twins(size_t groups) {
  ParallelCorpus corpus;
  for (size_t i = 0; i < groups; ++i) {
    corpus.push_back({fmt::format("s{}", i), fmt::format("first{}", i)});
    corpus.push_back({fmt::format("S{}!", i), fmt::format("second{}", i)});
  }
  return corpus;
}

TEST(Split, HoldsOutOnePairASourceAndNeverTrainsOnTheOthers) {
  const CorpusSplit split = split_by_groups(twins(100), {0.05, 0.1}, 3);
  EXPECT_EQ(split.valid.size(), 10u);
  EXPECT_EQ(split.test.size(), 20u);
  EXPECT_EQ(split.train.size(), 200u - 2 * 30);
  for (const ParallelCorpus* part : {&split.valid, &split.test})
    for (const SentencePair& pair : *part) EXPECT_EQ(pair.target.substr(0, 5), "first");
}

std::vector<std::string> sources(const ParallelCorpus& part) {
  std::vector<std::string> result;
  for (const SentencePair& pair : part) result.push_back(pair.source);
  return result;
}

TEST(Split, TheSeedDecides) {
  const CorpusSplit one = split_by_groups(twins(100), {0.05, 0.1}, 3);
  const CorpusSplit same = split_by_groups(twins(100), {0.05, 0.1}, 3);
  const CorpusSplit other = split_by_groups(twins(100), {0.05, 0.1}, 4);
  EXPECT_EQ(sources(one.train), sources(same.train));
  EXPECT_EQ(sources(one.valid), sources(same.valid));
  EXPECT_NE(sources(one.valid), sources(other.valid));
}

TEST(Split, AShareOfNothingGivesAnEmptyPart) {
  const CorpusSplit split = split_by_groups(twins(20), {0.1, 0}, 1);
  EXPECT_EQ(split.valid.size(), 4u);
  EXPECT_TRUE(split.test.empty());
}

TEST(Split, SmallCorporaGetAPairInEachPart) {
  const ParallelCorpus corpus{{"un", "one"}, {"deux", "two"}, {"trois", "three"}};
  const CorpusSplit split = split_by_groups(corpus, {}, 1);
  EXPECT_EQ(split.train.size(), 1u);
  EXPECT_EQ(split.valid.size(), 1u);
  EXPECT_EQ(split.test.size(), 1u);
}

// Sentences of punctuation alone are not the same sentence.
TEST(Split, PunctuationDoesNotTieGroups) {
  const ParallelCorpus corpus{{"?", "1"}, {"!", "2"}, {"...", "3"}};
  EXPECT_EQ(split_by_groups(corpus, {}, 1).train.size(), 1u);
}

TEST(Split, AGroupLargerThanAPartIsTrainedOn) {
  ParallelCorpus corpus = twins(20);
  for (int i = 0; i < 60; ++i) corpus.push_back({"hub", fmt::format("spoke{}", i)});
  for (uint64_t seed = 0; seed < 20; ++seed) {
    const CorpusSplit split = split_by_groups(corpus, {0.1, 0.1}, seed);
    EXPECT_EQ(std::ranges::count(sources(split.train), "hub"), 60);
  }
}

TEST(Split, SaysThatEverythingHangsTogether) {
  ParallelCorpus chain;
  for (int i = 0; i < 50; ++i)
    chain.push_back({fmt::format("s{}", i), fmt::format("t{}", (i + 1) / 2)});
  for (int i = 0; i < 50; ++i) chain.push_back({fmt::format("s{}", i), fmt::format("t{}", i / 2)});
  EXPECT_THAT(testing::error_of([&] { split_by_groups(chain, {}, 1); }),
              HasSubstr("cannot split 100 pairs so that valid gets some: pairs that share a "
                        "sentence stay together, and these form 1 group, the largest of 100"));
  const ParallelCorpus two{{"un", "one"}, {"deux", "two"}};
  EXPECT_THAT(testing::error_of([&] { split_by_groups(two, {}, 1); }), HasSubstr("training gets"));
  EXPECT_THAT(testing::error_of([&] { split_by_groups({}, {}, 1); }), HasSubstr("0 pairs"));
}

TEST(Split, RefusesImpossibleShares) {
  for (const SplitShares shares : {SplitShares{-0.1, 0.1}, {0.5, 0.5}, {0, NAN}, {2, 0}})
    EXPECT_THAT(testing::error_of([&] { split_by_groups(twins(20), shares, 1); }),
                HasSubstr("not possible"));
}

}  // namespace
}  // namespace regard
