#include "regard/metrics/chrf.h"

#include <gtest/gtest.h>

#include "regard/base/error.h"

namespace regard {
namespace {

using Lines = std::vector<std::string>;

double score_of(const std::string& hypothesis, const Lines& references, ChrfOptions options = {}) {
  return sentence_score(Chrf(options), hypothesis, references).score;
}

// "abcd" against "abce": 3 of 4, 2 of 3, 1 of 2, 0 of 1, and nothing of orders 5 and 6.
TEST(Chrf, OrdersAreAveraged) {
  EXPECT_NEAR(score_of("abcd", {"abce"}), 100 * (3. / 4 + 2. / 3 + 1. / 2 + 0) / 4, 1e-9);
  EXPECT_NEAR(score_of("abcd", {"abce"}, {.eps_smoothing = true}),
              100 * (3. / 4 + 2. / 3 + 1. / 2) / 6, 1e-9);
}

TEST(Chrf, BetaWeighsRecall) {  // precision 1, recall 1/2
  EXPECT_NEAR(score_of("a", {"ab"}, {.beta = 1}), 100 * 2 * 0.5 / 1.5, 1e-9);
  EXPECT_NEAR(score_of("a", {"ab"}, {.beta = 2}), 100 * 5 * 0.5 / 4.5, 1e-9);
  EXPECT_NEAR(score_of("a", {"ab"}, {.beta = 0}), 100, 1e-9);
}

TEST(Chrf, CharactersAreCodePoints) {
  EXPECT_NEAR(score_of("é", {"è"}), 0, 1e-9);
  EXPECT_NEAR(score_of("É", {"é"}, {.lowercase = true}), 100, 1e-9);
}

TEST(Chrf, WhiteSpaceCountsOnRequest) {
  EXPECT_NEAR(score_of("a\u00a0b", {"ab"}), 100, 1e-9);
  EXPECT_LT(score_of("a b", {"ab"}, {.whitespace = true}), 100);
}

TEST(Chrf, WordsStandApartFromPunctuation) {
  const ChrfOptions words{.char_order = 0, .word_order = 1};
  EXPECT_NEAR(score_of("Stop!", {"Stop !"}, words), 100, 1e-9);
  // One mark a word, the last first: "(hi" and ")" against "(", "hi" and ")".
  EXPECT_NEAR(score_of("(hi)", {"(hi )"}, words), 100 * 5 / 2. / 3 / (4 / 2. + 1 / 3.), 1e-9);
  EXPECT_NEAR(score_of("\"hi", {"\" hi"}, words), 100, 1e-9);
  EXPECT_NEAR(score_of("a b", {"b a"}, {.char_order = 0, .word_order = 2}), 50, 1e-9);
}

TEST(Chrf, TheBestReferenceCounts) {
  EXPECT_NEAR(score_of("abc", {"xyz", "abc", "abd"}), 100, 1e-9);
  EXPECT_EQ(score_of("", {"", "a"}), 0);
}

TEST(Chrf, TextAndSignatureAreThoseOfSacrebleu) {
  const Chrf chrf({.word_order = 2});
  const References references = References::streams({{"ab"}, {"c"}});
  EXPECT_EQ(corpus_score(chrf, {"ab"}, references).format(chrf.signature(references)),
            "chrF2++|nrefs:2|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0 = 100.00");
}

TEST(Chrf, StatisticsOfSentencesAddUp) {
  const Lines hypotheses = {"abcd", "", "the cat"};
  const References references = References::single({"abce", "q", "a cat"});
  const Chrf chrf({.word_order = 2});
  const auto statistics = corpus_statistics(chrf, hypotheses, references);
  ChrfStatistics sum = statistics[2];
  sum += statistics[0];
  sum += statistics[1];
  EXPECT_EQ(sum.orders[0].hypothesis, 4 + 0 + 6);
  EXPECT_EQ(sum.orders[0].reference, 4 + 1 + 4);
  EXPECT_EQ(sum.orders[0].matched, 3 + 0 + 3);  // of "thecat" the letters c, a, t
  EXPECT_DOUBLE_EQ(chrf.score(sum).score, corpus_score(chrf, hypotheses, references).score);
}

TEST(Chrf, InvalidUtf8IsOnlyText) {
  const std::string broken = "caf\xC3 \xFF\xE2\x80 \xF0\x9F\x98 ok.\xE3";
  EXPECT_NEAR(score_of(broken, {broken}, {.word_order = 2, .lowercase = true}), 100, 1e-9);
}

TEST(Chrf, BadOptionsAreRefused) {
  EXPECT_THROW(Chrf({.char_order = -1}), Error);
  EXPECT_THROW(Chrf({.char_order = 0, .word_order = 0}), Error);
  EXPECT_THROW(Chrf({.beta = -1}), Error);
  EXPECT_THROW(score_of("a", {}), Error);
}

}  // namespace
}  // namespace regard
