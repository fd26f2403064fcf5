#pragma once

#include <span>
#include <string>
#include <vector>

#include "regard/corpus/parallel_corpus.h"
#include "regard/translation/translator.h"

namespace regard {

enum class Metric { bleu, chrf, ter };
template <>
struct EnumNames<Metric> {
  static constexpr std::pair<Metric, std::string_view> values[] = {
      {Metric::bleu, "bleu"}, {Metric::chrf, "chrf"}, {Metric::ter, "ter"}};
};

struct MetricResult {
  Metric metric = Metric::bleu;
  double score = 0;
  std::string text;       ///< as sacreBLEU prints it
  std::string signature;  ///< sacreBLEU's
};

/// Corpus scores of lines against one or more streams of references, equal to sacreBLEU's defaults.
std::vector<MetricResult> score(std::span<const std::string> hypotheses,
                                std::span<const std::vector<std::string>> references,
                                std::span<const Metric> metrics);

struct Evaluation {
  std::vector<std::string> hypotheses;
  std::vector<MetricResult> results;
  double seconds = 0;  ///< spent on translating
  int64_t source_tokens = 0;
};

/// Translates the sources of a corpus and scores them against its targets.
Evaluation evaluate(const Translator& translator, const ParallelCorpus& corpus,
                    const SearchOptions& options, std::span<const Metric> metrics);

}  // namespace regard
