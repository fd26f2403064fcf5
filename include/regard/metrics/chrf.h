#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "regard/metrics/metric.h"

namespace regard {

struct ChrfOptions {
  int char_order = 6;  ///< longest character n-gram, 0 to 100
  int word_order = 0;  ///< longest word n-gram, 0 to 100; 2 makes it chrF++
  int beta = 2;        ///< how many times recall weighs more than precision; at least 0
  bool lowercase = false;
  bool whitespace = false;     ///< white space counts as characters
  bool eps_smoothing = false;  ///< mean of the orders' F scores, as chrF++.py, NLTK and Moses do it
};

/// n-gram counts of one order.
struct ChrfCounts {
  std::int64_t hypothesis = 0;  ///< 0 too where the reference is too short for this order
  std::int64_t reference = 0;
  std::int64_t matched = 0;
};

/// Counts by order: characters 1 ... char_order, then words 1 ... word_order.
struct ChrfStatistics {
  std::vector<ChrfCounts> orders;

  /// Both sides come from the same options.
  ChrfStatistics& operator+=(const ChrfStatistics& other);
};

struct ChrfScore {
  double score = 0;  ///< 0 to 100
  std::string name;  ///< "chrF2"; "chrF2++" with word order 2
  ChrfStatistics statistics;

  /// `chrF2 = 62.10`, or `chrF2|signature = 62.10`.
  std::string format(std::string_view signature = {}, int digits = 2) const;
};

/// chrF and chrF++ (Popovic 2015, 2017): the F score (1 + beta^2) P R / (beta^2 P + R) of n-gram
/// precision and recall, each averaged over the orders; equal to sacreBLEU's.
class Chrf {
 public:
  using Statistics = ChrfStatistics;
  using Score = ChrfScore;

  /// Throws Error if an option is out of its range or both orders are 0.
  explicit Chrf(ChrfOptions options = {});

  /// Against the reference that gives the best F score. Throws Error if there is no reference.
  ChrfStatistics sentence_statistics(std::string_view hypothesis,
                                     std::span<const std::string> references) const;
  ChrfScore score(const ChrfStatistics& statistics) const;

  /// `nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0`
  std::string signature(const References& references) const;

 private:
  ChrfOptions options_;
};

}  // namespace regard
