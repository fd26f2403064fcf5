#include "regard/view/join_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/scratch.h"
#include "view/small_gaze.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::head;
using testing::matrix;

/// "le chaton" as "kit ten" in pieces: three source words of four pieces, two target words of
/// three.
Gaze in_pieces() {
  Gaze gaze;
  gaze.source = "le chaton";
  gaze.target = "kitten";
  gaze.source_pieces = {"▁le", "▁chat", "on", "</s>"};
  gaze.source_words = {0, 1, 1, 2};
  gaze.target_pieces = {"▁kit", "ten", "</s>"};
  gaze.target_words = {0, 0, 1};
  HeadGaze cross = head({{0, 0.5F, 0.25F, 0.25F}, {0, 0, 0.5F, 0.5F}, {0, 0, 0, 1}});
  cross.scores = cross.queries = cross.keys = matrix({{1}});
  cross.direction = {1};
  cross.scale = {2.0F, 2.0F, 2.0F};
  gaze.parts = {
      {.part = AttentionPart::cross, .layers = {{cross}}},
      {.part = AttentionPart::encoder,
       .layers = {{head({{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0.5F, 0, 0.5F}, {0, 0, 0, 1}})}}},
      {.part = AttentionPart::decoder,
       .layers = {{head({{1, 0, 0}, {0.5F, 0.5F, 0}, {0.25F, 0.5F, 0.25F}})}}}};
  gaze.steps = {{.log_probability = -1, .candidates = {{"▁kit", 0.37}, {"▁cat", 0.3}}},
                {.log_probability = -0.5, .candidates = {{"ten", 0.6}}},
                {.log_probability = -0.1, .candidates = {{"</s>", 0.9}, {".", 0.1}}}};
  gaze.hypotheses = {{.text = "cat",
                      .score = -1,
                      .pieces = {"▁c", "at"},
                      .attention = matrix({{1, 0, 0, 0}, {0, 0.5F, 0.5F, 0}})}};
  gaze.explanation = Explanation{.occlusion = matrix({{1, 2, 3, 4}, {3, 2, 1, 0}, {0, 0, -1, 5}}),
                                 .gradient = matrix({{1, 1, 1, 1}, {1, 1, 1, 1}, {0, 0, 0, 0}}),
                                 .occlusion_agreement = 0.5,
                                 .gradient_agreement = 0.5};
  gaze.findings.resize(1);
  return gaze;
}

const Matrix& weights_of(const Gaze& gaze, AttentionPart part) {
  return find_part(gaze, part)->layers.at(0).at(0).weights;
}

TEST(JoinWords, PiecesBecomeWords) {
  const Gaze joined = join_words(in_pieces());
  EXPECT_THAT(joined.source_pieces, ElementsAre("▁le", "▁chaton", "</s>"));
  EXPECT_THAT(joined.source_words, ElementsAre(0, 1, 2));
  EXPECT_THAT(joined.target_pieces, ElementsAre("▁kitten", "</s>"));
  EXPECT_THAT(joined.target_words, ElementsAre(0, 1));
  EXPECT_EQ(joined.source, "le chaton");
  EXPECT_EQ(joined.findings.size(), 1u);
}

TEST(JoinWords, WeightsAddUpToAWordAndAreAveragedFromIt) {
  const Gaze joined = join_words(in_pieces());
  EXPECT_EQ(weights_of(joined, AttentionPart::cross), matrix({{0, 0.625F, 0.375F}, {0, 0, 1}}));
  EXPECT_EQ(weights_of(joined, AttentionPart::encoder),
            matrix({{1, 0, 0}, {0, 0.75F, 0.25F}, {0, 0, 1}}));
}

TEST(JoinWords, TheDecoderLooksAtTheBeginMarkAndTheWordsBefore) {
  const Gaze joined = join_words(in_pieces());
  EXPECT_EQ(weights_of(joined, AttentionPart::decoder), matrix({{0.75F, 0.25F}, {0.25F, 0.75F}}));
}

TEST(JoinWords, AWordThatBreaksOffIsAColumnOfItsOwn) {
  Gaze gaze = in_pieces();
  gaze.target_pieces = {"▁a", "▁kit", "ten"};
  gaze.target_words = {0, 1, 1};
  EXPECT_EQ(weights_of(join_words(gaze), AttentionPart::decoder),
            matrix({{1, 0, 0}, {0.375F, 0.5F, 0.125F}}));
}

TEST(JoinWords, WhatHasNoMeaningForWordsIsLeftOut) {
  const Gaze joined = join_words(in_pieces());
  const HeadGaze& cross = find_part(joined, AttentionPart::cross)->layers[0][0];
  EXPECT_TRUE(cross.scores.empty() && cross.queries.empty() && cross.keys.empty());
  EXPECT_TRUE(cross.direction.empty());
  EXPECT_TRUE(cross.scale.empty());
}

TEST(JoinWords, ProbabilitiesOfPiecesMultiply) {
  const Gaze joined = join_words(in_pieces());
  ASSERT_EQ(joined.steps.size(), 2u);
  EXPECT_DOUBLE_EQ(joined.steps[0].log_probability, -1.5);
  ASSERT_EQ(joined.steps[0].candidates.size(), 1u);
  EXPECT_EQ(joined.steps[0].candidates[0].piece, "▁kitten");
  EXPECT_DOUBLE_EQ(joined.steps[0].candidates[0].probability, std::exp(-1.5));
  EXPECT_EQ(joined.steps[1].candidates.size(), 2u) << "a word of one piece keeps its rivals";
}

TEST(JoinWords, HypothesesHaveWordsOfTheirOwn) {
  const Gaze joined = join_words(in_pieces());
  EXPECT_THAT(joined.hypotheses[0].pieces, ElementsAre("▁cat"));
  EXPECT_EQ(joined.hypotheses[0].attention, matrix({{0.5F, 0.5F, 0}}));
  EXPECT_EQ(joined.hypotheses[0].score, -1);
}

TEST(JoinWords, ExplanationsAreJoinedAlike) {
  const Gaze joined = join_words(in_pieces());
  EXPECT_EQ(joined.explanation->occlusion, matrix({{2, 4, 2}, {0, -1, 5}}));
  EXPECT_EQ(joined.explanation->gradient, matrix({{1, 2, 1}, {0, 0, 0}}));
  // In the first row both rise with the weights; the second has no weights to order.
  EXPECT_DOUBLE_EQ(*joined.explanation->occlusion_agreement, 1);
  EXPECT_DOUBLE_EQ(*joined.explanation->gradient_agreement, 1);
}

TEST(JoinWords, JoinedWordsStayAsTheyAre) {
  const Gaze once = join_words(in_pieces()), twice = join_words(once);
  EXPECT_EQ(twice.source_pieces, once.source_pieces);
  EXPECT_EQ(weights_of(twice, AttentionPart::decoder), weights_of(once, AttentionPart::decoder));
  EXPECT_NO_THROW(join_words({}));
}

TEST(JoinWords, NeedsTheWordOfEachPiece) {
  Gaze gaze = in_pieces();
  gaze.source_words.pop_back();
  EXPECT_EQ(testing::error_of([&] { join_words(gaze); }),
            "the words of the pieces to be joined are not known");
}

}  // namespace
}  // namespace regard
