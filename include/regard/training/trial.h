#pragma once

#include <atomic>
#include <cstdint>
#include <optional>

#include "regard/training/forecast.h"
#include "regard/training/run_reports.h"
#include "regard/training/trainer.h"

namespace regard {

/// Bytes of a run's folder, by what is kept in it.
struct RunBytes {
  int64_t pairs = 0;       ///< the training pairs in ids
  int64_t best = 0;        ///< the best model
  int64_t checkpoint = 0;  ///< each
};

/// What the beginning of a training said of the rest.
struct Trial {
  RunReports reports;  ///< a line each update, and a validation after the last
  bool whole = false;  ///< the training ended by itself: there is no rest
  Stops stops;
  double seconds_before = 0;  ///< until text and network are ready: reading, subwords, ids
  double peak_memory_mb = 0;  ///< of this process, validation and checkpoints included
  int64_t parameters = 0;
  RunBytes bytes;
};

/// Trains in the run's folder, which is empty, for so many seconds from when text and network are
/// ready, but one update at least; then validates and saves. Nothing if `stop` ended it. Throws
/// Error as `train` does.
std::optional<Trial> try_out(TrainingRun run, double seconds, const std::atomic<bool>& stop);

}  // namespace regard
