#include "training/budget.h"

#include <algorithm>

#include "regard/config/duration.h"

namespace regard {
namespace {

double portion(double used, double limit) { return limit > 0 ? used / limit : 0; }

}  // namespace

Budget::Budget(const TrainingOptions& options, double spent, double reserved)
    : max_updates_(static_cast<double>(options.max_updates)),
      max_passes_(static_cast<double>(options.max_epochs)),
      max_seconds_(parse_duration(options.time)),
      spent_(spent) {
  reserve(reserved);
}

double Budget::seconds() const {
  return spent_ + std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

double Budget::time_used() const { return portion(seconds(), max_seconds_ - reserved_); }

double Budget::fraction(int64_t updates, double passes) const {
  return std::max({portion(static_cast<double>(updates), max_updates_),
                   portion(passes, max_passes_), time_used()});
}

double Budget::seconds_left(double fraction) const {
  if (max_seconds_ > 0 && time_used() >= fraction) return max_seconds_ - seconds();
  return fraction > 0 ? seconds() * (1 - fraction) / fraction : -1;
}

}  // namespace regard
