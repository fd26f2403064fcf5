#include "training/loss_trend.h"

#include <algorithm>

namespace regard {

bool has_diverged(LossTrend& trend, double loss, double guessing) {
  constexpr double share_of_one = 0.02, well_below = 0.8;
  if (trend.smoothed == 0)
    trend.smoothed = trend.lowest = loss;
  else
    trend.smoothed += share_of_one * (loss - trend.smoothed);
  trend.lowest = std::min(trend.lowest, trend.smoothed);
  return trend.smoothed >= guessing && trend.lowest < well_below * guessing;
}

}  // namespace regard
