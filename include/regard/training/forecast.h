#pragma once

#include <cstdint>

#include "regard/config/training_options.h"
#include "regard/training/run_reports.h"

namespace regard {

/// How fast updates go by, as the lines of a run with `--log-every 1` and no checkpoint in between
/// tell.
struct Pace {
  double tokens_per_second = 0;  ///< target tokens; the median of up to seven stretches
  double slowest = 0;            ///< stretch
  double fastest = 0;
  double tokens_per_update = 0;
  double updates_per_pass = 0;

  double seconds_per_update() const { return tokens_per_update / tokens_per_second; }
};

/// The first quarter of the updates, in which memory is laid out and every shape is new, does not
/// count for the speed. Throws Error for fewer than two updates.
Pace pace_of(const RunReports& reports);

/// What a training stops for, at times, in seconds.
struct Stops {
  double validation = 0;  ///< each, with the best model; 0 where there are none
  double checkpoint = 0;  ///< each
};

enum class RunEnd { never, updates, epochs, time };

/// What a whole training comes to.
struct RunForecast {
  RunEnd end = RunEnd::never;  ///< what ends it, if its patience does not
  int64_t updates = 0;
  double passes = 0;
  double target_tokens = 0;
  int64_t validations = 0;
  int64_t checkpoints = 0;
  double seconds = 0;  ///< of updates, validations and checkpoints, which `--time` counts
};

/// Of a run without a limit all numbers are 0. As `train` does it, a validation follows the last
/// update, and a checkpoint stands at either end; `--time` leaves room for that validation, but
/// half of it is for updates at least.
RunForecast forecast(const TrainingOptions& options, const Pace& pace, const Stops& stops);

}  // namespace regard
