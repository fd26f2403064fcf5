#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "regard/contest/contest.h"
#include "regard/contest/outcome.h"
#include "regard/metrics/significance.h"
#include "regard/translation/evaluator.h"

namespace regard {

/// One metric of one system; vectors are by seed.
struct Standing {
  std::vector<double> scores;
  std::vector<Interval> intervals;  ///< of bootstrap resamples
  /// That so large a difference from the system it is tested against (trained with the same seed)
  /// comes by chance: paired bootstrap, paired approximate randomisation. Empty for the first.
  std::vector<double> bootstrap_p;
  std::vector<double> randomisation_p;

  double mean() const;
  double half_width() const;              ///< of the widest interval
  std::optional<double> p_value() const;  ///< the largest of all; nothing for the first
};

/// Test pairs whose sources have so many words.
struct LengthGroup {
  int64_t least = 0;
  int64_t most = 0;  ///< 0 for no end
  std::vector<uint32_t> pairs = {};
  double mean_words = 0;  ///< of these pairs

  std::string name() const;  ///< "6-10", "21+"
};

struct SystemStandings {
  std::vector<Standing> metrics;       ///< as `Standings::metrics`
  std::vector<double> bleu_by_length;  ///< of each group, mean over seeds
};

struct Standings {
  std::vector<Metric> metrics;          ///< BLEU, chrF, TER
  std::vector<std::string> signatures;  ///< sacreBLEU's
  std::vector<LengthGroup> lengths;     ///< that have pairs
  std::vector<SystemStandings> systems;
};

/// Scores the outcomes [system][seed] against the targets of the test pairs, all as sacreBLEU does.
/// Every system has outcomes of the same seeds, each with a hypothesis for every pair.
Standings stand(std::span<const std::vector<Outcome>> outcomes, const ParallelCorpus& test,
                Against against, const ResamplingOptions& options = {});

/// The place of the system that this one is tested against; nothing for the first.
std::optional<size_t> opponent_of(size_t system, Against against);

}  // namespace regard
