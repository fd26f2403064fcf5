#pragma once

#include <memory>
#include <optional>

#include "regard/training/budget.h"
#include "regard/training/checkpoint.h"
#include "regard/training/run_log.h"
#include "regard/training/trainer.h"
#include "regard/training/weight_average.h"
#include "training/progress_bar.h"
#include "training/run_folder.h"

namespace regard {

/// What the parts of a training share while it runs: begun anew, or where the folder holds a
/// checkpoint, gone on with.
struct Sitting {
  /// `run` must outlive the sitting.
  Sitting(const TrainingRun& run, std::shared_ptr<Bundle> bundle);

  const TrainingOptions& options() const { return run.config.training; }
  /// What validations and readers see: the averages, where there are any.
  WeightAverage* averages() { return average ? &*average : nullptr; }

  /// Brings weights, optimizer and averages to the last checkpoint, which stood so.
  TrainingState load_last();
  /// Writes the checkpoint that `state` describes.
  void save_last();

  const TrainingRun& run;
  RunFolder folder;
  std::shared_ptr<Bundle> bundle;
  Optimizer optimizer;
  std::optional<WeightAverage> average;
  bool resumed;
  TrainingState state;
  Budget budget;
  RunLog log;
  ProgressBar bar;
};

}  // namespace regard
