#include "training/loss_trend.h"

#include <algorithm>

namespace regard {

bool is_far_off(const LossTrend& trend, double loss, double guessing) {
  return loss >= 3 * std::max(guessing, trend.lowest);
}

bool has_diverged(LossTrend& trend, double loss, double guessing) {
  constexpr double share_of_one = 0.02, well_below = 0.8;
  if (trend.smoothed == 0)
    trend.smoothed = trend.lowest = loss;
  else
    trend.smoothed += share_of_one * (loss - trend.smoothed);
  trend.lowest = std::min(trend.lowest, trend.smoothed);
  const bool had_learnt = trend.lowest < well_below * guessing;
  return (had_learnt && trend.smoothed >= guessing) || is_far_off(trend, trend.smoothed, guessing);
}

}  // namespace regard
