#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "regard/metrics/metric.h"

namespace regard {

/// Whether a difference between systems is more than luck, as sacreBLEU 2.6.0 computes it: the same
/// seed draws the same sentences. A seed of 0 is sacreBLEU's "no fixed seed" and not for here.
struct ResamplingOptions {
  uint64_t seed = 12345;
  int resamples = 1000;  ///< of a bootstrap
  int trials = 10000;    ///< of approximate randomisation
};

/// 95 of 100 resampled scores lie within `mean` +- `half_width`.
struct Interval {
  double mean = 0;
  double half_width = 0;
};

struct PairedBootstrap {
  double score = 0;    ///< the system's
  Interval interval;   ///< of the system's resampled scores
  double p_value = 1;  ///< that so large a difference from the baseline comes by chance
};

/// The score of sentences that were drawn, each as often as it was.
using ScoreOfDrawn = std::function<double(std::span<const uint32_t> sentences)>;
/// How far two systems differ when they have swapped the sentences that are true.
using DifferenceOfSwapped = std::function<double(const std::vector<bool>& swapped)>;

/// Scores of resamples of `sentences` sentences, drawn with replacement. Throws Error for none.
std::vector<double> bootstrap_scores(size_t sentences, const ScoreOfDrawn& score,
                                     const ResamplingOptions& options);
/// The mean, and half of what lies between the 2.5th and the 97.5th percentile.
Interval interval_of(std::vector<double> scores);
/// Paired bootstrap resampling (Koehn 2004): the differences of both systems on the same resamples,
/// less their mean, against the real difference.
double bootstrap_p_value(std::span<const double> baseline, std::span<const double> system,
                         double difference);
/// Paired approximate randomisation (Riezler and Maxwell 2005): how often systems that swapped
/// sentences at random differ by more than the real ones.
double randomisation_p_value(size_t sentences, const DifferenceOfSwapped& after, double difference,
                             const ResamplingOptions& options);

/// Throws Error if two systems do not say the same number of sentences.
void check_same_length(size_t baseline, size_t system);

/// The statistics of a text's sentences, to be scored in any selection.
template <typename M>
struct ScoredText {
  const M& metric;
  std::vector<typename M::Statistics> sentences;

  double score() const {
    auto sum = sentences.at(0);
    for (size_t i = 1; i < sentences.size(); ++i) sum += sentences[i];
    return metric.score(sum).score;
  }
  double score(std::span<const uint32_t> drawn) const {
    auto sum = sentences[drawn[0]];
    for (size_t i = 1; i < drawn.size(); ++i) sum += sentences[drawn[i]];
    return metric.score(sum).score;
  }
};

/// `--confidence` of sacreBLEU.
template <typename M>
Interval bootstrap_interval(const ScoredText<M>& text, const ResamplingOptions& options = {}) {
  const auto score = [&](std::span<const uint32_t> drawn) { return text.score(drawn); };
  return interval_of(bootstrap_scores(text.sentences.size(), score, options));
}

/// `--paired-bs`. Throws Error if the texts differ in length.
template <typename M>
PairedBootstrap paired_bootstrap(const ScoredText<M>& baseline, const ScoredText<M>& system,
                                 const ResamplingOptions& options = {}) {
  check_same_length(baseline.sentences.size(), system.sentences.size());
  const auto scores = [&](const ScoredText<M>& text) {
    return bootstrap_scores(
        text.sentences.size(), [&](std::span<const uint32_t> drawn) { return text.score(drawn); },
        options);
  };
  const std::vector<double> theirs = scores(baseline), own = scores(system);
  const double score = system.score(), difference = std::abs(baseline.score() - score);
  return {.score = score,
          .interval = interval_of(own),
          .p_value = bootstrap_p_value(theirs, own, difference)};
}

/// The p-value of `--paired-ar`. Throws Error if the texts differ in length.
template <typename M>
double paired_randomisation(const ScoredText<M>& baseline, const ScoredText<M>& system,
                            const ResamplingOptions& options = {}) {
  check_same_length(baseline.sentences.size(), system.sentences.size());
  const M& metric = baseline.metric;
  const auto mixed = [&](const ScoredText<M>& one, const ScoredText<M>& other,
                         const std::vector<bool>& of_one) {
    auto sum = (of_one[0] ? one : other).sentences[0];
    for (size_t i = 1; i < of_one.size(); ++i) sum += (of_one[i] ? one : other).sentences[i];
    return metric.score(sum).score;
  };
  const auto difference = [&](const std::vector<bool>& swapped) {
    return std::abs(mixed(baseline, system, swapped) - mixed(system, baseline, swapped));
  };
  return randomisation_p_value(baseline.sentences.size(), difference,
                               std::abs(baseline.score() - system.score()), options);
}

}  // namespace regard
