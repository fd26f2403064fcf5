#include "search/sentence_beam.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include <limits>

namespace regard {
namespace {

constexpr int64_t vocabulary = 10;
constexpr int64_t end = 3;

// Feeds one step: (slot, word, log-probability), best first.
struct Candidate {
  int64_t slot, id;
  float score;
};
void feed(SentenceBeam& beam, History& history, const std::vector<Candidate>& candidates) {
  std::vector<float> scores;
  std::vector<int64_t> indices;
  for (const Candidate& candidate : candidates) {
    scores.push_back(candidate.score);
    indices.push_back(candidate.slot * vocabulary + candidate.id);
  }
  history.begin_step({});
  beam.take({.scores = scores.data(),
             .indices = indices.data(),
             .count = static_cast<int64_t>(candidates.size()),
             .vocabulary = vocabulary,
             .first_row = 0},
            history);
}

TEST(SentenceBeam, KeepsAsManyAsItIsWideAndSetsEndsAside) {
  History history;
  SentenceBeam beam(0, 10, {.beam = 2});
  feed(beam, history, {{0, 5, -1}, {0, 6, -2}, {0, 7, -3}});
  ASSERT_EQ(beam.live().size(), 2);
  feed(beam, history, {{1, end, -2.1F}, {0, 8, -2.5F}, {0, end, -2.6F}, {1, 9, -3}});
  ASSERT_EQ(beam.live().size(), 2);
  EXPECT_EQ(beam.live()[0].id, 8);
  EXPECT_EQ(beam.live()[0].slot, 0);
  EXPECT_EQ(beam.live()[1].id, 9);
  EXPECT_EQ(beam.live()[1].slot, 1);
  // The end mark in third place was outside the beam.
  const auto results = beam.results(history, 0);
  ASSERT_EQ(results.size(), 1);
  EXPECT_EQ(results[0].ids, (std::vector<int64_t>{6}));
  EXPECT_NEAR(results[0].score, -2.1 / 2, 1e-6);
}

TEST(SentenceBeam, StopsWhenNoLiveHypothesisCanWin) {
  // Ended with -1 / 2 words; the live one has -6 and at most 10 words: -0.6 at best.
  History history;
  SentenceBeam hopeless(0, 10, {.beam = 3});
  feed(hopeless, history, {{0, 5, -0.5F}});
  EXPECT_FALSE(hopeless.done());
  feed(hopeless, history, {{0, end, -1}, {0, 6, -6}});
  EXPECT_TRUE(hopeless.done());

  SentenceBeam hopeful(0, 20, {.beam = 3});  // -6 / 20 = -0.3
  feed(hopeful, history, {{0, 5, -0.5F}});
  feed(hopeful, history, {{0, end, -1}, {0, 6, -6}});
  EXPECT_FALSE(hopeful.done());
}

TEST(SentenceBeam, WaitsForAsManyAsAreAskedFor) {
  History history;
  SentenceBeam beam(0, 10, {.beam = 1, .n_best = 2, .length_penalty = 0});
  feed(beam, history, {{0, 5, -0.5F}});
  feed(beam, history, {{0, end, -1}, {0, 6, -60}});
  EXPECT_FALSE(beam.done());
}

TEST(SentenceBeam, GivesCutHypothesesOnlyAfterEndedOnes) {
  History history;
  SentenceBeam beam(0, 2, {.beam = 3, .n_best = 3});
  feed(beam, history, {{0, 5, -1}, {0, 6, -4}});
  feed(beam, history, {{0, 7, -1.5F}, {1, end, -5}, {0, 8, -6}});
  ASSERT_TRUE(beam.done());
  const auto results = beam.results(history, 0);
  ASSERT_EQ(results.size(), 3);
  EXPECT_TRUE(results[0].finished);
  EXPECT_FALSE(results[1].finished);
  EXPECT_EQ(results[1].ids, (std::vector<int64_t>{5, 7}));
  EXPECT_EQ(results[2].ids, (std::vector<int64_t>{5, 8}));
}

TEST(SentenceBeam, EndsWhereNothingCanFollow) {
  History history;
  SentenceBeam beam(0, 9, {.beam = 2});
  feed(beam, history, {{0, 5, -1}});
  feed(beam, history, {{0, 5, -std::numeric_limits<float>::infinity()}});
  ASSERT_TRUE(beam.done());
  const auto results = beam.results(history, 0);
  ASSERT_EQ(results.size(), 1);
  EXPECT_EQ(results[0].ids, (std::vector<int64_t>{5}));
  EXPECT_FALSE(results[0].finished);
}

}  // namespace
}  // namespace regard
