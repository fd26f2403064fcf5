#include "regard/metrics/bleu.h"

#include <gtest/gtest.h>

#include <cmath>

#include "regard/base/error.h"

namespace regard {
namespace {

using Lines = std::vector<std::string>;

BleuScore score_of(const std::string& hypothesis, const Lines& references,
                   BleuOptions options = {}) {
  return sentence_score(Bleu(options), hypothesis, references);
}

TEST(Bleu, EqualTextsScore100) {
  EXPECT_NEAR(score_of("Where is the station?", {"Where is the station?"}).score, 100, 1e-9);
}

TEST(Bleu, MatchesAreClipped) {  // Papineni et al. 2002, section 2.1, example 2
  const BleuScore score =
      score_of("the the the the the the the",
               {"The cat is on the mat.", "There is a cat on the mat."}, {.lowercase = true});
  EXPECT_EQ(score.statistics.correct[0], 2);
  EXPECT_EQ(score.statistics.total[0], 7);
}

TEST(Bleu, ShortTextsPayThePenalty) {
  const BleuScore score = score_of("a b c d", {"a b c d e f"});
  EXPECT_NEAR(score.brevity_penalty, std::exp(1 - 6. / 4), 1e-12);
  EXPECT_NEAR(score.score, 100 * std::exp(1 - 6. / 4), 1e-9);
}

TEST(Bleu, TheClosestReferenceGivesTheLength) {
  EXPECT_EQ(score_of("a b c", {"a b c d e", "a b c d"}).statistics.reference_length, 4);
  EXPECT_EQ(score_of("a b c", {"a b c d", "a b"}).statistics.reference_length, 2);
}

// "a b c d" against "a b x d": 3 of 4, 1 of 3, 0 of 2 and 0 of 1.
TEST(Bleu, SmoothingFollowsItsFormula) {
  const auto smoothed = [](BleuSmoothing smoothing, std::optional<double> value = {}) {
    return score_of("a b c d", {"a b x d"}, {.smoothing = smoothing, .smooth_value = value}).score;
  };
  EXPECT_NEAR(smoothed(BleuSmoothing::exp), 100 * std::pow(3. / 4 / 3 / 4 / 4, 0.25), 1e-9);
  EXPECT_NEAR(smoothed(BleuSmoothing::floor), 100 * std::pow(3. / 4 / 3 * 0.05 * 0.1, 0.25), 1e-9);
  EXPECT_NEAR(smoothed(BleuSmoothing::floor, 0.5), 100 * std::pow(3. / 4 / 3 * 0.25 * 0.5, 0.25),
              1e-9);
  EXPECT_NEAR(smoothed(BleuSmoothing::add_k), 50, 1e-9);  // 3/4 * 2/4 * 1/3 * 1/2 = 1/16
  EXPECT_EQ(smoothed(BleuSmoothing::none), 0);
}

TEST(Bleu, EffectiveOrderLeavesOutOrdersPastTheText) {
  EXPECT_EQ(score_of("a b", {"a b"}).score, 0);
  EXPECT_NEAR(score_of("a b", {"a b"}, {.effective_order = true}).score, 100, 1e-9);
}

TEST(Bleu, TextAndSignatureAreThoseOfSacrebleu) {
  const Bleu bleu({.smoothing = BleuSmoothing::add_k});
  const References references = References::single({"a b x d"});
  EXPECT_EQ(corpus_score(bleu, {"a b c d"}, references).format(bleu.signature(references)),
            "BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:add-k[1.00]|version:2.6.0 = 50.00 "
            "75.0/50.0/33.3/50.0 (BP = 1.000 ratio = 1.000 hyp_len = 4 ref_len = 4)");
  EXPECT_EQ(Bleu().signature(References::streams({{"a", "b"}, {"c", std::nullopt}})),
            "nrefs:var|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0");
}

TEST(Bleu, StatisticsOfSentencesAddUp) {
  const Lines hypotheses = {"a b c d e", "", "the cat sat on the mat", "x y"};
  const References references = References::single({"a b c e", "q", "a cat sat on a mat", "x y z"});
  const Bleu bleu;
  const auto statistics = corpus_statistics(bleu, hypotheses, references);
  BleuStatistics sum = statistics[3];
  for (const int i : {1, 0, 2}) sum += statistics[i];
  EXPECT_EQ(sum.hypothesis_length, 13);
  EXPECT_EQ(sum.reference_length, 4 + 1 + 6 + 3);
  EXPECT_DOUBLE_EQ(bleu.score(sum).score, corpus_score(bleu, hypotheses, references).score);
}

TEST(Bleu, NothingToCompareScores0) {
  EXPECT_EQ(score_of("", {""}).score, 0);
  EXPECT_EQ(score_of("", {""}).brevity_penalty, 1);
  EXPECT_EQ(score_of("", {"a"}).brevity_penalty, 0);
  EXPECT_EQ(score_of("a", {""}).ratio, 0);
}

TEST(Bleu, InvalidUtf8IsOnlyText) {
  const std::string broken = "caf\xC3 \xFF\xE2\x80 \xF0\x9F\x98 ok.\xE3";
  for (const auto tokenizer :
       {BleuTokenizer::v13a, BleuTokenizer::intl, BleuTokenizer::char_, BleuTokenizer::none}) {
    EXPECT_NEAR(score_of(broken, {broken}, {.tokenize = tokenizer, .lowercase = true}).score, 100,
                1e-9);
  }
}

TEST(Bleu, BadOptionsAreRefused) {
  EXPECT_THROW(Bleu({.max_order = 0}), Error);
  EXPECT_THROW(Bleu({.smooth_value = -1}), Error);
  EXPECT_THROW(Bleu({.smooth_value = std::nan("")}), Error);
  EXPECT_THROW(score_of("a", {}), Error);
}

}  // namespace
}  // namespace regard
