#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "regard/metrics/references.h"

namespace regard {

/// The sacreBLEU release whose scores and signatures the metrics equal.
inline constexpr std::string_view sacrebleu_version = "2.6.0";

/// A metric M (Bleu, Chrf, Ter) is a value that holds its options and has
///   M::Statistics sentence_statistics(hypothesis, references) const;
///   M::Score score(const M::Statistics&) const;         `.score` is the number, from 0 up
///   std::string signature(const References&) const;
/// Statistics of sentences add up (`+=`) to those of the corpus: resampling tests sum them again
/// and again without a second look at the text.

/// Throws Error unless there are hypotheses, as many as the references have sentences.
void check_corpus(const std::vector<std::string>& hypotheses, const References& references);

/// Throws Error if a sentence comes without a reference.
void check_sentence(std::span<const std::string> references);

/// One value for each sentence. Throws Error as `check_corpus` does.
template <typename M>
std::vector<typename M::Statistics> corpus_statistics(const M& metric,
                                                      const std::vector<std::string>& hypotheses,
                                                      const References& references) {
  check_corpus(hypotheses, references);
  std::vector<typename M::Statistics> statistics;
  statistics.reserve(hypotheses.size());
  for (std::size_t i = 0; i < hypotheses.size(); ++i) {
    statistics.push_back(metric.sentence_statistics(hypotheses[i], references.of(i)));
  }
  return statistics;
}

/// The score of the whole corpus, which is not the mean of its sentences' scores. Throws Error as
/// `check_corpus` does.
template <typename M>
typename M::Score corpus_score(const M& metric, const std::vector<std::string>& hypotheses,
                               const References& references) {
  check_corpus(hypotheses, references);
  auto total = metric.sentence_statistics(hypotheses[0], references.of(0));
  for (std::size_t i = 1; i < hypotheses.size(); ++i) {
    total += metric.sentence_statistics(hypotheses[i], references.of(i));
  }
  return metric.score(total);
}

/// The score of one sentence. Throws Error if there is no reference.
template <typename M>
typename M::Score sentence_score(const M& metric, std::string_view hypothesis,
                                 std::span<const std::string> references) {
  return metric.score(metric.sentence_statistics(hypothesis, references));
}

}  // namespace regard
