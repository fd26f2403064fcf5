#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "regard/config/options.h"

namespace regard {

/// When a training ends: after updates, passes or seconds, whichever comes first.
class Budget {
 public:
  /// In earlier sittings `spent` seconds went by, and `reserved` were put aside.
  Budget(const TrainingOptions& options, double spent, double reserved = 0);

  /// Seconds in all sittings.
  double seconds() const;
  /// Whether there is no limit.
  bool endless() const { return max_updates_ + max_passes_ + max_seconds_ == 0; }
  /// The largest share used of any limit, 0 if there is none; 1 and more is the end.
  double fraction(int64_t updates, double passes) const;
  /// What is to come after the last update, a validation, also takes time: the updates end so much
  /// earlier, but have half of the limit at least.
  void reserve(double seconds) { reserved_ = std::min(seconds, max_seconds_ / 2); }
  double reserved() const { return reserved_; }
  /// Expected seconds to the end at the pace so far; negative if unknown.
  double seconds_left(double fraction) const;

 private:
  double time_used() const;

  double max_updates_;
  double max_passes_;
  double max_seconds_;
  double spent_;
  double reserved_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace regard
