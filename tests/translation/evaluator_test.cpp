#include "regard/translation/evaluator.h"

#include <gtest/gtest.h>

#include "regard/base/error.h"
#include "translation/tiny_bundle.h"

namespace regard {
namespace {

const std::vector<std::string> hypotheses{"the cat sleeps on the mat .",
                                          "where is the big station ?",
                                          "I eat bread and you drink water."};
const std::vector<std::vector<std::string>> references{
    {"the cat is sleeping on the mat.", "where is the station ?", "I eat bread, you drink water."},
    {"a cat sleeps on a mat.", "where is that big station ?",
     "I am eating bread and you drink water."}};
const std::vector<Metric> metrics{Metric::bleu, Metric::chrf, Metric::ter};

// Expected texts and signatures: sacrebleu 2.6.0's str(corpus_score(...)) and get_signature().
TEST(Score, EqualsSacreBleuWithTwoReferences) {
  const auto results = score(hypotheses, references, metrics);
  ASSERT_EQ(results.size(), 3);
  EXPECT_EQ(results[0].text,
            "BLEU = 67.68 100.0/94.4/66.7/33.3 (BP = 1.000 ratio = 1.000 hyp_len = 21 ref_len = "
            "21)");
  EXPECT_NEAR(results[0].score, 67.68477282896436, 1e-9);
  EXPECT_EQ(results[0].signature, "nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0");
  EXPECT_EQ(results[1].text, "chrF2 = 76.13");
  EXPECT_EQ(results[1].signature, "nrefs:2|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0");
  EXPECT_EQ(results[2].text, "TER = 36.84");
  EXPECT_EQ(results[2].metric, Metric::ter);
}

TEST(Score, EqualsSacreBleuWithOneReference) {
  const auto results = score(hypotheses, std::span(references).first(1), metrics);
  EXPECT_NEAR(results[0].score, 44.17918226831576, 1e-9);
  EXPECT_NEAR(results[1].score, 71.91518917295, 1e-9);
  EXPECT_NEAR(results[2].score, 38.88888888888889, 1e-9);
}

TEST(Score, RefusesLinesThatDoNotFitTheReferences) {
  EXPECT_THROW(score(std::span(hypotheses).first(2), references, metrics), Error);
  EXPECT_THROW(score(hypotheses, {}, metrics), Error);
}

TEST(Evaluate, ScoresItsTranslationsAgainstTheTargets) {
  const Translator translator(tiny_bundle());
  ParallelCorpus corpus{{"le chat dort .", ""}, {"où est la gare ?", ""}, {"je mange bien !", ""}};
  for (SentencePair& pair : corpus) pair.target = translator.translate(pair.source);
  const SearchOptions options{.beam = 3, .n_best = 2};
  const Evaluation perfect = evaluate(translator, corpus, options, metrics);
  ASSERT_EQ(perfect.hypotheses.size(), 3);
  EXPECT_EQ(perfect.hypotheses[1], corpus[1].target);
  EXPECT_NEAR(perfect.results[1].score, 100, 1e-9);
  EXPECT_EQ(perfect.results[2].score, 0);
  EXPECT_EQ(perfect.source_tokens, 4 + 5 + 4);
  corpus[0].target = "something else";
  EXPECT_LT(evaluate(translator, corpus, options, metrics).results[1].score, 100);
}

}  // namespace
}  // namespace regard
