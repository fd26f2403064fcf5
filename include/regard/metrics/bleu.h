#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "regard/metrics/bleu_tokenizer.h"
#include "regard/metrics/metric.h"

namespace regard {

/// What stands in for a precision of 0 (Chen and Cherry 2014, "A Systematic Comparison of Smoothing
/// Techniques for Sentence-Level BLEU"). Flags and signatures write "add-k".
enum class BleuSmoothing {
  exp,    ///< method 3: half, a quarter, ... of one match for each further order without a match
  floor,  ///< method 1: `smooth_value` matches, 0.1 unless given
  add_k,  ///< method 2: `smooth_value` more matches and n-grams from order 2 up, 1 unless given
  none,   ///< nothing: the score becomes 0
};

std::string_view to_text(BleuSmoothing smoothing);

struct BleuOptions {
  BleuTokenizer tokenize = BleuTokenizer::v13a;
  BleuSmoothing smoothing = BleuSmoothing::exp;
  std::optional<double> smooth_value = std::nullopt;  ///< for `floor` and `add_k`; at least 0
  bool lowercase = false;
  bool effective_order = false;  ///< leave out orders longer than the text: for single sentences
  int max_order = 4;             ///< 1 to 100
};

/// All that BLEU needs to know of a text. Vectors are by order, n = 1 first.
struct BleuStatistics {
  std::int64_t hypothesis_length = 0;  ///< in words
  std::int64_t reference_length = 0;   ///< in words; of the reference closest in length
  std::vector<std::int64_t> correct;   ///< n-grams that a reference has too, clipped  [max_order]
  std::vector<std::int64_t> total;     ///< n-grams of the hypothesis  [max_order]

  /// Both sides come from the same options.
  BleuStatistics& operator+=(const BleuStatistics& other);
};

struct BleuScore {
  double score = 0;                ///< 0 to 100
  std::vector<double> precisions;  ///< in percent, smoothed  [max_order]
  double brevity_penalty = 1;
  double ratio = 0;  ///< hypothesis length / reference length; 0 if the latter is 0
  BleuStatistics statistics;

  /// `BLEU = 45.27 71.2/52.3/40.1/30.9 (BP = 0.980 ratio = 0.981 hyp_len = 123 ref_len = 125)`,
  /// with `BLEU|signature = ` if there is one and `digits` digits of the score.
  std::string format(std::string_view signature = {}, int digits = 2) const;
};

/// BLEU (Papineni et al. 2002): BP * exp(1/N sum_n log p_n), the geometric mean of the n-gram
/// precisions times the brevity penalty exp(min(0, 1 - r/c)); equal to sacreBLEU's.
class Bleu {
 public:
  using Statistics = BleuStatistics;
  using Score = BleuScore;

  /// Throws Error if an option is out of its range.
  explicit Bleu(BleuOptions options = {});

  /// Throws Error if there is no reference.
  BleuStatistics sentence_statistics(std::string_view hypothesis,
                                     std::span<const std::string> references) const;
  BleuScore score(const BleuStatistics& statistics) const;

  /// `nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0`
  std::string signature(const References& references) const;

 private:
  std::string words(std::string_view sentence) const;

  BleuOptions options_;
};

}  // namespace regard
