#include "regard/training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace regard {

double learning_rate(const TrainingOptions& options, const TrainingProgress& progress,
                     double scale) {
  const auto update = static_cast<double>(progress.update + 1);
  const auto warmup = static_cast<double>(options.warmup_updates);
  const double peak = options.learning_rate * scale;
  const double rising = warmup > 0 ? std::min(1.0, update / warmup) : 1;
  switch (options.schedule) {
    case ScheduleKind::constant:
    case ScheduleKind::plateau:
      break;
    case ScheduleKind::inverse_sqrt: {
      const double begin = std::max(1.0, warmup);
      return peak * rising * std::sqrt(begin / std::max(begin, update));
    }
    case ScheduleKind::cosine: {
      const double fraction = std::clamp(progress.fraction, 0.0, 1.0);
      return peak * rising * (1 + std::cos(std::numbers::pi * fraction)) / 2;
    }
  }
  return peak * rising;
}

}  // namespace regard
