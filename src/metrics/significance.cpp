#include "regard/metrics/significance.h"

#include <algorithm>
#include <numeric>

#include "regard/base/error.h"
#include "regard/base/numpy_random.h"

namespace regard {
namespace {

double mean(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// One is added so that no finite number of draws rules chance out.
double p_value(int64_t larger, size_t draws) {
  return static_cast<double>(larger + 1) / static_cast<double>(draws + 1);
}

}  // namespace

void check_same_length(size_t baseline, size_t system) {
  if (baseline != system)
    throw Error("the baseline has {} sentences, the system {}: compare translations of one text",
                baseline, system);
}

std::vector<double> bootstrap_scores(size_t sentences, const ScoreOfDrawn& score,
                                     const ResamplingOptions& options) {
  if (sentences == 0) throw Error("there are no sentences to resample");
  NumpyRandom random(options.seed);
  std::vector<uint32_t> drawn(sentences);
  std::vector<double> scores;
  for (int i = 0; i < options.resamples; ++i) {
    for (uint32_t& sentence : drawn) sentence = random.below(static_cast<uint32_t>(sentences));
    scores.push_back(score(drawn));
  }
  return scores;
}

Interval interval_of(std::vector<double> scores) {
  if (scores.empty()) return {};
  std::ranges::sort(scores);
  const size_t cut = scores.size() / 40;
  return {.mean = mean(scores),
          .half_width = 0.5 * (scores[scores.size() - cut - 1] - scores[cut])};
}

double bootstrap_p_value(std::span<const double> baseline, std::span<const double> system,
                         double difference) {
  std::vector<double> differences;
  for (size_t i = 0; i < system.size(); ++i)
    differences.push_back(std::abs(system[i] - baseline[i]));
  const double centre = differences.empty() ? 0 : mean(differences);
  const auto larger =
      std::ranges::count_if(differences, [&](double found) { return found - centre > difference; });
  return p_value(larger, differences.size());
}

double randomisation_p_value(size_t sentences, const DifferenceOfSwapped& after, double difference,
                             const ResamplingOptions& options) {
  if (sentences == 0) throw Error("there are no sentences to swap");
  NumpyRandom random(options.seed);
  std::vector<bool> swapped(sentences);
  int64_t larger = 0;
  for (int trial = 0; trial < options.trials; ++trial) {
    for (size_t i = 0; i < sentences; ++i) swapped[i] = random.coin();
    if (after(swapped) > difference) ++larger;
  }
  return p_value(larger, static_cast<size_t>(options.trials));
}

}  // namespace regard
