#pragma once

#include <vector>

#include "regard/metrics/bleu.h"

namespace regard::metrics {

/// The given value or the method's own.
double smoothing_value(const BleuOptions& options);

/// Percentages, and how many orders count for the mean.
struct Precisions {
  std::vector<double> values;
  int orders = 0;
};

/// Precisions after smoothing; 0 from the first order on that the text is too short for.
Precisions smooth_precisions(const BleuStatistics& statistics, const BleuOptions& options);

}  // namespace regard::metrics
