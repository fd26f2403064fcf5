#include "regard/metrics/ter.h"

#include <gtest/gtest.h>

#include "regard/base/error.h"

namespace regard {
namespace {

using Lines = std::vector<std::string>;

TerScore score_of(const std::string& hypothesis, const Lines& references, TerOptions options = {}) {
  return sentence_score(Ter(options), hypothesis, references);
}

TEST(Ter, CountsEdits) {
  EXPECT_EQ(score_of("a b c d", {"a b c d"}).score, 0);
  EXPECT_EQ(score_of("a b x d", {"a b c d"}).score, 25);
  EXPECT_EQ(score_of("a b d", {"a b c d"}).score, 25);
  EXPECT_EQ(score_of("a b c c d", {"a b c d"}).score, 25);
  EXPECT_EQ(score_of("d a b c", {"a b c d"}).score, 25);  // one shift
}

TEST(Ter, AgreesWithThePapersExample) {  // Snover et al. 2006, section 2: 4 edits, 13 words
  const TerScore score = score_of(
      "THIS WEEK THE SAUDIS denied information published in the new york times",
      {"SAUDI ARABIA denied THIS WEEK information published in the AMERICAN new york times"});
  EXPECT_EQ(score.statistics.edits, 4);
  EXPECT_EQ(score.statistics.reference_length, 13);
}

TEST(Ter, SeveralReferencesGiveFewestEditsAndMeanLength) {
  const TerScore score = score_of("a b c", {"a b c d e", "a b x"});
  EXPECT_EQ(score.statistics.edits, 1);
  EXPECT_EQ(score.statistics.reference_length, 4);
}

TEST(Ter, OptionsChangeTheWords) {
  EXPECT_EQ(score_of("A", {"a"}).score, 0);
  EXPECT_EQ(score_of("A", {"a"}, {.case_sensitive = true}).score, 100);
  EXPECT_EQ(score_of("a, b!", {"a , b !"}).score, 100);
  EXPECT_EQ(score_of("a, b!", {"a , b !"}, {.normalized = true}).score, 0);
  EXPECT_EQ(score_of("a, b!", {"a b"}, {.no_punct = true}).score, 0);
  EXPECT_EQ(score_of("東京", {"東 京"}, {.normalized = true, .asian_support = true}).score, 0);
  EXPECT_EQ(score_of("東。", {"東"}, {.no_punct = true, .asian_support = true}).score, 0);
}

TEST(Ter, EmptyTexts) {
  EXPECT_EQ(score_of("", {""}).score, 0);
  EXPECT_EQ(score_of("a b", {""}).score, 100);
  EXPECT_EQ(score_of("", {"a b"}).score, 100);
}

TEST(Ter, TextAndSignatureAreThoseOfSacrebleu) {
  const Ter ter({.normalized = true, .no_punct = true});
  const References references = References::single({"a b c"});
  EXPECT_EQ(corpus_score(ter, {"a b"}, references).format(ter.signature(references)),
            "TER|nrefs:1|case:lc|tok:tercom|norm:yes|punct:no|asian:no|version:2.6.0 = 33.33");
}

TEST(Ter, StatisticsOfSentencesAddUp) {
  const Lines hypotheses = {"a b c", "x", ""};
  const References references = References::single({"a c b", "y", "z z"});
  const Ter ter;
  TerStatistics sum;
  for (const auto& sentence : corpus_statistics(ter, hypotheses, references)) sum += sentence;
  EXPECT_EQ(sum.edits, 1 + 1 + 2);
  EXPECT_EQ(sum.reference_length, 3 + 1 + 2);
  EXPECT_EQ(ter.score(sum).score, corpus_score(ter, hypotheses, references).score);
}

TEST(Ter, InvalidUtf8IsOnlyText) {
  const std::string broken = "caf\xC3 \xFF\xE2\x80 \xF0\x9F\x98 ok.\xE3";
  EXPECT_EQ(score_of(broken, {broken}, {true, true, true, false}).score, 0);
}

TEST(Ter, ASentenceNeedsAReference) { EXPECT_THROW(score_of("a", {}), Error); }

}  // namespace
}  // namespace regard
