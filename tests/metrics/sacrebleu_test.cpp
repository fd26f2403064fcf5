// Every score, text and signature against sacreBLEU 2.6.0 itself, on the texts that
// sacrebleu_reference.py makes: see there for what they cover.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/ask_python.h"
#include "metrics/lower.h"
#include "regard/metrics/bleu.h"
#include "regard/metrics/chrf.h"
#include "regard/metrics/ter.h"

namespace regard {
namespace {

using nlohmann::json;

constexpr double tolerance = 1e-9;

json ask_sacrebleu(const std::string& part) {
  const json answer = testing::ask_python("metrics/sacrebleu_reference.py", part);
  if (!answer.is_null()) return answer;
  return {{"answers", json::array()}, {"tokenized", json::array()}, {"lowered", json::array()}};
}

std::vector<std::string> present(const json& corpus, std::size_t sentence) {
  std::vector<std::string> references;
  for (const json& stream : corpus["references"]) {
    if (!stream[sentence].is_null()) references.push_back(stream[sentence]);
  }
  return references;
}

References references_of(const json& corpus) {
  std::vector<References::Stream> streams;
  for (const json& lines : corpus["references"]) {
    auto& stream = streams.emplace_back();
    for (const json& line : lines) {
      stream.push_back(line.is_null() ? std::nullopt : std::optional(line.get<std::string>()));
    }
  }
  return References::streams(streams);
}

BleuOptions bleu_options(const json& options) {
  BleuOptions result;
  for (const auto tokenizer :
       {BleuTokenizer::v13a, BleuTokenizer::intl, BleuTokenizer::char_, BleuTokenizer::none}) {
    if (to_text(tokenizer) == options["tokenize"]) result.tokenize = tokenizer;
  }
  for (const auto smoothing :
       {BleuSmoothing::exp, BleuSmoothing::floor, BleuSmoothing::add_k, BleuSmoothing::none}) {
    if (to_text(smoothing) == options["smoothing"][0]) result.smoothing = smoothing;
  }
  if (!options["smoothing"][1].is_null()) result.smooth_value = options["smoothing"][1];
  result.lowercase = options["lowercase"];
  result.effective_order = options["effective_order"];
  result.max_order = options["max_ngram_order"];
  return result;
}

ChrfOptions chrf_options(const json& options) {
  return {.char_order = options["char_order"],
          .word_order = options["word_order"],
          .beta = options["beta"],
          .lowercase = options["lowercase"],
          .whitespace = options["whitespace"],
          .eps_smoothing = options["eps_smoothing"]};
}

TerOptions ter_options(const json& options) {
  return {.normalized = options.value("normalized", false),
          .no_punct = options.value("no_punct", false),
          .asian_support = options.value("asian_support", false),
          .case_sensitive = options.value("case_sensitive", false)};
}

template <typename M>
typename M::Score expect_equal(const M& metric, const json& corpus, const json& answer) {
  SCOPED_TRACE(fmt::format("corpus '{}', options {}", corpus["name"].get<std::string>(),
                           answer["options"].dump()));
  const std::vector<std::string> hypotheses = corpus["hypotheses"];
  const References references = references_of(corpus);
  const auto score = corpus_score(metric, hypotheses, references);
  const std::string signature = metric.signature(references);
  EXPECT_EQ(signature, answer["signature"].get<std::string>());
  EXPECT_EQ(score.format(signature), answer["text"].get<std::string>());
  EXPECT_EQ(score.format("", 9), answer["long_text"].get<std::string>());
  EXPECT_NEAR(score.score, answer["score"].get<double>(), tolerance);
  for (std::size_t i = 0; answer.contains("sentences") && i < hypotheses.size(); ++i) {
    EXPECT_NEAR(sentence_score(metric, hypotheses[i], present(corpus, i)).score,
                answer["sentences"][i].get<double>(), tolerance)
        << hypotheses[i];
  }
  return score;
}

TEST(Sacrebleu, BleuIsEqual) {
  const json reference = ask_sacrebleu("bleu");
  for (const json& answer : reference["answers"]) {
    const json& corpus = reference["corpora"][answer["corpus"].get<std::size_t>()];
    const BleuScore score = expect_equal(Bleu(bleu_options(answer["options"])), corpus, answer);
    EXPECT_NEAR(score.brevity_penalty, answer["bp"].get<double>(), tolerance);
    EXPECT_NEAR(score.ratio, answer["ratio"].get<double>(), tolerance);
    EXPECT_EQ(score.statistics.hypothesis_length, answer["sys_len"]);
    EXPECT_EQ(score.statistics.reference_length, answer["ref_len"]);
    for (std::size_t i = 0; i < score.precisions.size(); ++i) {
      EXPECT_NEAR(score.precisions[i], answer["precisions"][i].get<double>(), tolerance);
    }
    if (!answer.contains("counts")) continue;
    EXPECT_EQ(json(score.statistics.correct), answer["counts"]);
    EXPECT_EQ(json(score.statistics.total), answer["totals"]);
  }
}

TEST(Sacrebleu, ChrfIsEqual) {
  const json reference = ask_sacrebleu("chrf");
  for (const json& answer : reference["answers"]) {
    const json& corpus = reference["corpora"][answer["corpus"].get<std::size_t>()];
    expect_equal(Chrf(chrf_options(answer["options"])), corpus, answer);
  }
}

TEST(Sacrebleu, TerIsEqual) {
  const json reference = ask_sacrebleu("ter");
  for (const json& answer : reference["answers"]) {
    const json& corpus = reference["corpora"][answer["corpus"].get<std::size_t>()];
    const TerScore score = expect_equal(Ter(ter_options(answer["options"])), corpus, answer);
    EXPECT_EQ(score.statistics.edits, answer["edits"].get<double>());
    EXPECT_NEAR(score.statistics.reference_length, answer["ref_length"].get<double>(), tolerance);
  }
}

TEST(Sacrebleu, TokenizersAreEqual) {
  const json reference = ask_sacrebleu("tokenizers");
  BleuOptions options;
  for (const json& tokenized : reference["tokenized"]) {
    for (const auto tokenizer :
         {BleuTokenizer::v13a, BleuTokenizer::intl, BleuTokenizer::char_, BleuTokenizer::none}) {
      if (to_text(tokenizer) == tokenized[0]) options.tokenize = tokenizer;
    }
    EXPECT_EQ(tokenize_for_bleu(tokenized[1].get<std::string>(), options.tokenize),
              tokenized[2].get<std::string>());
  }
  for (const json& lowered : reference["lowered"]) {
    EXPECT_EQ(metrics::lower(lowered[0].get<std::string>()), lowered[1].get<std::string>());
  }
}

}  // namespace
}  // namespace regard
