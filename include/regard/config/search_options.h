#pragma once

#include <cstdint>

#include "regard/config/range.h"

namespace regard {

/// How a translation is searched for.
struct SearchOptions {
  int64_t beam = 5;
  int64_t n_best = 1;
  double length_penalty = 1;
  int64_t max_output_length = 0;
  int64_t batch_sentences = 64;
  bool copy_unknown = true;
};

template <typename Visitor>
void describe(SearchOptions& options, Visitor&& visit) {
  visit("beam", options.beam, "hypotheses kept at each step; 1 is greedy search", Range{1, 1000});
  visit("n-best", options.n_best, "translations given for each line", Range{1, 1000});
  visit("length-penalty", options.length_penalty,
        "exponent of the length that a score is divided by; 0 for none", Range{0, 10});
  visit("max-output-length", options.max_output_length,
        "tokens of a translation, 0 for twice the source and ten more", at_least_0);
  visit("search-batch", options.batch_sentences, "sentences that are translated together",
        Range{1, 100000});
  visit("copy-unknown", options.copy_unknown,
        "replace <unk> by the source word that attention looked at");
}

}  // namespace regard
