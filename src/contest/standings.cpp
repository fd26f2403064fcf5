#include "regard/contest/standings.h"

#include <algorithm>
#include <numeric>

#include "contest/length_groups.h"
#include "regard/metrics/bleu.h"
#include "regard/metrics/chrf.h"
#include "regard/metrics/ter.h"

namespace regard {
namespace {

/// What every metric looks at.
struct Field {
  std::span<const std::vector<Outcome>> outcomes;  // [system][seed]
  References references;
  Against against;
  ResamplingOptions options;
};

template <typename M>
using Texts = std::vector<std::vector<ScoredText<M>>>;  // [system][seed]

template <typename M>
Texts<M> texts_of(const Field& field, const M& metric) {
  Texts<M> texts;
  for (const std::vector<Outcome>& runs : field.outcomes) {
    texts.emplace_back();
    for (const Outcome& run : runs)
      texts.back().push_back({metric, corpus_statistics(metric, run.hypotheses, field.references)});
  }
  return texts;
}

template <typename M>
Standing standing_of(const Texts<M>& texts, size_t system, const Field& field) {
  const std::optional<size_t> opponent = opponent_of(system, field.against);
  Standing standing;
  for (size_t seed = 0; seed < texts[system].size(); ++seed) {
    const ScoredText<M>& text = texts[system][seed];
    standing.scores.push_back(text.score());
    if (!opponent) {
      standing.intervals.push_back(bootstrap_interval(text, field.options));
      continue;
    }
    const ScoredText<M>& other = texts[*opponent][seed];
    const PairedBootstrap paired = paired_bootstrap(other, text, field.options);
    standing.intervals.push_back(paired.interval);
    standing.bootstrap_p.push_back(paired.p_value);
    standing.randomisation_p.push_back(paired_randomisation(other, text, field.options));
  }
  return standing;
}

template <typename M>
void add_metric(Standings& standings, Metric name, const Texts<M>& texts, const Field& field) {
  standings.metrics.push_back(name);
  standings.signatures.push_back(texts.at(0).at(0).metric.signature(field.references));
  for (size_t system = 0; system < texts.size(); ++system)
    standings.systems[system].metrics.push_back(standing_of(texts, system, field));
}

void add_lengths(Standings& standings, const Texts<Bleu>& texts) {
  for (size_t system = 0; system < texts.size(); ++system) {
    for (const LengthGroup& group : standings.lengths) {
      double sum = 0;
      for (const ScoredText<Bleu>& text : texts[system]) sum += text.score(group.pairs);
      standings.systems[system].bleu_by_length.push_back(sum /
                                                         static_cast<double>(texts[system].size()));
    }
  }
}

}  // namespace

double Standing::mean() const {
  return std::accumulate(scores.begin(), scores.end(), 0.0) / static_cast<double>(scores.size());
}

double Standing::half_width() const {
  double widest = 0;
  for (const Interval& interval : intervals) widest = std::max(widest, interval.half_width);
  return widest;
}

std::optional<double> Standing::p_value() const {
  if (bootstrap_p.empty()) return std::nullopt;
  return std::max(std::ranges::max(bootstrap_p), std::ranges::max(randomisation_p));
}

std::optional<size_t> opponent_of(size_t system, Against against) {
  if (system == 0) return std::nullopt;
  return against == Against::first ? 0 : system - 1;
}

Standings stand(std::span<const std::vector<Outcome>> outcomes, const ParallelCorpus& test,
                Against against, const ResamplingOptions& options) {
  std::vector<std::string> targets;
  for (const SentencePair& pair : test) targets.push_back(pair.target);
  const Field field{outcomes, References::single(targets), against, options};
  Standings standings{.metrics = {},
                      .signatures = {},
                      .lengths = length_groups(test),
                      .systems = std::vector<SystemStandings>(outcomes.size())};
  const Bleu bleu;
  const Chrf chrf;
  const Ter ter;
  const Texts<Bleu> bleu_texts = texts_of(field, bleu);
  add_metric(standings, Metric::bleu, bleu_texts, field);
  add_metric(standings, Metric::chrf, texts_of(field, chrf), field);
  add_metric(standings, Metric::ter, texts_of(field, ter), field);
  add_lengths(standings, bleu_texts);
  return standings;
}

}  // namespace regard
