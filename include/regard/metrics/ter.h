#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "regard/metrics/metric.h"

namespace regard {

struct TerOptions {
  bool normalized = false;     ///< cut off punctuation and decode entities, as Tercom does
  bool no_punct = false;       ///< leave out . , ? : ; ! " ( )
  bool asian_support = false;  ///< with `normalized` one word for each ideograph, with `no_punct`
                               ///< no CJK and full-width punctuation either
  bool case_sensitive = false;
};

struct TerStatistics {
  double edits = 0;             ///< insertions, deletions, substitutions and shifts
  double reference_length = 0;  ///< in words; a sentence's mean over its references

  TerStatistics& operator+=(const TerStatistics& other);
};

struct TerScore {
  double score = 0;  ///< 0 is best; above 100 if there are more edits than reference words
  TerStatistics statistics;

  /// `TER = 43.21`, or `TER|signature = 43.21`.
  std::string format(std::string_view signature = {}, int digits = 2) const;
};

/// Translation edit rate (Snover et al. 2006): edits, block shifts included, for each 100 reference
/// words; equal to sacreBLEU's, which follows Tercom and its limits.
class Ter {
 public:
  using Statistics = TerStatistics;
  using Score = TerScore;

  explicit Ter(TerOptions options = {});

  /// The edits to the nearest reference. Throws Error if there is no reference.
  TerStatistics sentence_statistics(std::string_view hypothesis,
                                    std::span<const std::string> references) const;
  TerScore score(const TerStatistics& statistics) const;

  /// `nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0`
  std::string signature(const References& references) const;

 private:
  TerOptions options_;
};

}  // namespace regard
