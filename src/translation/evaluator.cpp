#include "regard/translation/evaluator.h"

#include <chrono>

#include "regard/base/error.h"
#include "regard/metrics/bleu.h"
#include "regard/metrics/chrf.h"
#include "regard/metrics/ter.h"

namespace regard {
namespace {

template <typename M>
MetricResult result_of(Metric name, const M& metric, const std::vector<std::string>& hypotheses,
                       const References& references) {
  const auto scored = corpus_score(metric, hypotheses, references);
  return {.metric = name,
          .score = scored.score,
          .text = scored.format(),
          .signature = metric.signature(references)};
}

MetricResult score_with(Metric name, const std::vector<std::string>& hypotheses,
                        const References& references) {
  switch (name) {
    case Metric::bleu:
      return result_of(name, Bleu(), hypotheses, references);
    case Metric::chrf:
      return result_of(name, Chrf(), hypotheses, references);
    case Metric::ter:
      return result_of(name, Ter(), hypotheses, references);
  }
  throw Error("unknown metric {}", static_cast<int>(name));
}

}  // namespace

std::vector<MetricResult> score(std::span<const std::string> hypotheses,
                                std::span<const std::vector<std::string>> references,
                                std::span<const Metric> metrics) {
  std::vector<References::Stream> streams;
  for (const std::vector<std::string>& lines : references)
    streams.emplace_back(lines.begin(), lines.end());
  const References checked = References::streams(streams);
  const std::vector<std::string> lines(hypotheses.begin(), hypotheses.end());
  std::vector<MetricResult> results;
  for (const Metric metric : metrics) results.push_back(score_with(metric, lines, checked));
  return results;
}

Evaluation evaluate(const Translator& translator, const ParallelCorpus& corpus,
                    const SearchOptions& options, std::span<const Metric> metrics) {
  std::vector<std::string> sources;
  std::vector<std::vector<std::string>> references(1);
  for (const SentencePair& pair : corpus) {
    sources.push_back(pair.source);
    references.front().push_back(pair.target);
  }
  SearchOptions best = options;
  best.n_best = 1;
  Evaluation evaluation;
  const auto start = std::chrono::steady_clock::now();
  const auto translations = translator.translate(sources, best);
  evaluation.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  for (const auto& choices : translations) {
    evaluation.hypotheses.push_back(choices.front().text);
    // The end mark is no token of the source.
    for (const TranslatedSegment& segment : choices.front().segments)
      evaluation.source_tokens += static_cast<int64_t>(segment.source_pieces.size()) - 1;
  }
  evaluation.results = score(evaluation.hypotheses, references, metrics);
  return evaluation;
}

}  // namespace regard
