#pragma once

#include <cstdint>
#include <vector>

namespace regard {

/// A finished translation in ids.
struct Hypothesis {
  std::vector<int64_t> ids;    ///< without begin and end marks
  double log_probability = 0;  ///< sum over the words and the end mark, natural logarithm
  double score = 0;            ///< what hypotheses are ranked by: length-normalised
  bool finished = false;       ///< false where the length limit cut it
  /// [T][S] weights, T = ids.size() + 1 where the end mark was said; empty without attention.
  std::vector<std::vector<float>> attention;
};

}  // namespace regard
