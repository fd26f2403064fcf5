#pragma once

#include <torch/types.h>

#include <cstdint>

namespace regard {

/// What every word would add to a hypothesis: log-probabilities [R,V] in float32 from logits [R,V].
/// -infinity for what is never said: pad and bos, and `first` also the end mark unless it is all
/// that can be said.
torch::Tensor word_scores(const torch::Tensor& logits, bool first);

/// The best of each row, on the CPU.
struct Ranking {
  torch::Tensor scores;   ///< [A,k] float32, best first
  torch::Tensor indices;  ///< [A,k] int64; of equal scores the lower index first
};

/// The `count` best (or all there are) of scores [A,N]. A row's ranking does not depend on the
/// other rows. Throws Error if there is a NaN.
Ranking rank(const torch::Tensor& scores, int64_t count);

/// log_probability / length^penalty.
double normalize_score(double log_probability, int64_t length, double penalty);

}  // namespace regard
