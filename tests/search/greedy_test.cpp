#include "search/greedy.h"

#include <gtest/gtest.h>

#include <cmath>

#include "search/prefix_decoder.h"

namespace regard {
namespace {

const SearchOptions options{.beam = 1};

TEST(GreedySearch, SaysTheMostLikelyWordUntilTheEnd) {
  PrefixDecoder decoder(9, 1);
  const auto found = greedy_search(decoder, numbered_source({5}, {3}), {40}, options);
  int64_t hash = 0, previous = 2;
  double log_probability = 0;
  std::vector<int64_t> expected;
  for (int64_t step = 0; step < 40; ++step) {
    hash = PrefixDecoder::next_hash(hash, previous);
    const std::vector<double> logits = decoder.logits_after(hash, 5);
    double sum = 0;
    for (const double logit : logits) sum += std::exp(logit);
    previous = 1;
    for (const int64_t id : {3, 4, 5, 6, 7, 8})
      if (logits[id] > logits[previous] && !(step == 0 && id == 3)) previous = id;
    log_probability += logits[previous] - std::log(sum);
    if (previous == 3) break;
    expected.push_back(previous);
  }
  ASSERT_EQ(previous, 3);
  const Hypothesis& hypothesis = found[0][0];
  EXPECT_EQ(hypothesis.ids, expected);
  EXPECT_TRUE(hypothesis.finished);
  EXPECT_NEAR(hypothesis.log_probability, log_probability, 1e-4);
  EXPECT_NEAR(hypothesis.score, log_probability / static_cast<double>(expected.size() + 1), 1e-4);
  EXPECT_EQ(hypothesis.attention.size(), expected.size() + 1);
}

TEST(GreedySearch, StopsEachSentenceAtItsLimit) {
  PrefixDecoder decoder(9, -100);
  const auto found =
      greedy_search(decoder, numbered_source({1, 2, 3}, {2, 4, 3}), {3, 1, 7}, options);
  EXPECT_EQ(found[0][0].ids.size(), 3);
  EXPECT_EQ(found[1][0].ids.size(), 1);
  EXPECT_EQ(found[2][0].ids.size(), 7);
  for (const auto& results : found) {
    EXPECT_FALSE(results[0].finished);
    EXPECT_EQ(results[0].attention.size(), results[0].ids.size());
  }
  // Finished sentences cost nothing more.
  EXPECT_EQ(decoder.steps, 7);
  EXPECT_EQ(decoder.rows, 3 + 1 + 7);
}

}  // namespace
}  // namespace regard
