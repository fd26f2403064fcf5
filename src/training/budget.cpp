#include "regard/training/budget.h"

#include <algorithm>

#include "regard/config/duration.h"

namespace regard {

Budget::Budget(const TrainingOptions& options, double spent)
    : max_updates_(static_cast<double>(options.max_updates)),
      max_passes_(static_cast<double>(options.max_epochs)),
      max_seconds_(parse_duration(options.time)),
      spent_(spent) {}

double Budget::seconds() const {
  return spent_ + std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

double Budget::fraction(int64_t updates, double passes) const {
  const auto share = [](double used, double limit) { return limit > 0 ? used / limit : 0; };
  return std::max({share(static_cast<double>(updates), max_updates_), share(passes, max_passes_),
                   share(seconds() + reserved_, max_seconds_)});
}

double Budget::seconds_left(double fraction) const {
  if (max_seconds_ > 0 && seconds() / max_seconds_ >= fraction) return max_seconds_ - seconds();
  return fraction > 0 ? seconds() * (1 - fraction) / fraction : -1;
}

}  // namespace regard
