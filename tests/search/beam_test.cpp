#include "search/beam.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "search/greedy.h"
#include "search/prefix_decoder.h"

namespace regard {
namespace {

// All that a decoder could say of a sentence in so many steps, best first.
class Exhaustive {
 public:
  Exhaustive(const PrefixDecoder& decoder, int64_t sentence, int64_t max_steps, double penalty)
      : decoder_(decoder), sentence_(sentence), max_steps_(max_steps), penalty_(penalty) {
    extend({}, PrefixDecoder::next_hash(0, 2), 0);
    std::ranges::sort(all, std::greater<>(), &Hypothesis::score);
  }
  std::vector<Hypothesis> all;

 private:
  void extend(const std::vector<int64_t>& words, int64_t hash, double log_probability) {
    const auto length = static_cast<int64_t>(words.size()) + 1;
    if (length > max_steps_) return;
    const std::vector<double> logits = decoder_.logits_after(hash, sentence_);
    double sum = 0;
    for (const double logit : logits) sum += std::exp(logit);
    for (int64_t id = 0; id < static_cast<int64_t>(logits.size()); ++id) {
      if (id == 0 || id == 2 || (id == 3 && words.empty())) continue;
      const double total = log_probability + logits[id] - std::log(sum);
      if (id == 3) {
        const double score = total / std::pow(static_cast<double>(length), penalty_);
        all.push_back({.ids = words,
                       .log_probability = total,
                       .score = score,
                       .finished = true,
                       .attention = {}});
        continue;
      }
      std::vector<int64_t> longer = words;
      longer.push_back(id);
      extend(longer, PrefixDecoder::next_hash(hash, id), total);
    }
  }

  const PrefixDecoder& decoder_;
  int64_t sentence_, max_steps_;
  double penalty_;
};

void expect_same(const Hypothesis& found, const Hypothesis& expected) {
  EXPECT_EQ(found.ids, expected.ids);
  EXPECT_EQ(found.finished, expected.finished);
  EXPECT_NEAR(found.log_probability, expected.log_probability, 1e-4);
  EXPECT_NEAR(found.score, expected.score, 1e-4);
}

TEST(BeamSearch, WideEnoughFindsWhatAnExhaustiveSearchFinds) {
  for (const double penalty : {0.0, 0.7, 1.0, 2.0}) {
    PrefixDecoder decoder(6);
    const std::vector<int64_t> numbers{11, 12, 13, 14};
    const auto found = beam_search(decoder, numbered_source(numbers, {3, 5, 4, 1}), {4, 5, 3, 5},
                                   {.beam = 300, .n_best = 8, .length_penalty = penalty});
    const std::vector<int64_t> limits{4, 5, 3, 5};
    for (size_t b = 0; b < numbers.size(); ++b) {
      const Exhaustive expected(decoder, numbers[b], limits[b], penalty);
      ASSERT_EQ(found[b].size(), 8);
      for (size_t n = 0; n < 8; ++n) expect_same(found[b][n], expected.all[n]);
    }
  }
}

TEST(BeamSearch, IsGreedyWithABeamOfOne) {
  // Without a length penalty no hypothesis gets better by going on after the best has ended.
  PrefixDecoder decoder(12, 1);
  const EncoderOutput source = numbered_source({21, 22, 23, 24, 25, 26}, {3, 5, 4, 1, 2, 9});
  const std::vector<int64_t> limits{20, 20, 3, 20, 20, 20};
  const SearchOptions options{.beam = 1, .length_penalty = 0};
  const auto beam = beam_search(decoder, source, limits, options);
  const auto greedy = greedy_search(decoder, source, limits, options);
  for (size_t b = 0; b < limits.size(); ++b) {
    expect_same(beam[b][0], greedy[b][0]);
    EXPECT_EQ(beam[b][0].attention, greedy[b][0].attention);
  }
}

TEST(BeamSearch, FindsBetterTranslationsThanGreedy) {
  PrefixDecoder decoder(30, 2);
  double greedy = 0, beam = 0;
  for (int64_t sentence = 0; sentence < 20; ++sentence) {
    const EncoderOutput source = numbered_source({sentence}, {4});
    greedy += greedy_search(decoder, source, {12}, {.beam = 1})[0][0].score;
    beam += beam_search(decoder, source, {12}, {.beam = 5})[0][0].score;
  }
  EXPECT_GT(beam, greedy);
}

TEST(BeamSearch, GivesFewerThanAskedForOnlyWhereThereAreNoMore) {
  PrefixDecoder decoder(6);
  const auto found = beam_search(decoder, numbered_source({7}, {2}), {1}, {.beam = 2, .n_best = 9});
  // One word each: unk and the two others. None can end.
  ASSERT_EQ(found[0].size(), 3);
  for (const Hypothesis& hypothesis : found[0]) EXPECT_FALSE(hypothesis.finished);
}

TEST(BeamSearch, LetsFinishedSentencesGo) {
  PrefixDecoder decoder(9, -100);
  beam_search(decoder, numbered_source({1, 2}, {2, 4}), {2, 6}, {.beam = 3});
  EXPECT_EQ(decoder.steps, 6);
  EXPECT_EQ(decoder.rows, 2 + 6 + 4 * 3);
}

}  // namespace
}  // namespace regard
