#pragma once

#include <memory>
#include <optional>

#include "regard/training/trainer.h"
#include "training/budget.h"
#include "training/checkpoint.h"
#include "training/progress_bar.h"
#include "training/run_folder.h"
#include "training/run_log.h"
#include "training/weight_average.h"

namespace regard {

/// What the parts of a training share while it runs: begun anew, or where the folder holds a
/// checkpoint, gone on with.
struct Sitting {
  /// `run` must outlive the sitting.
  Sitting(const TrainingRun& run, std::shared_ptr<Bundle> bundle);

  const TrainingOptions& options() const { return run.config.training; }
  Processes& processes() const { return *run.processes; }
  bool leads() const { return processes().leads(); }
  /// What validations and readers see: the averages, where there are any.
  WeightAverage* averages() { return average ? &*average : nullptr; }

  /// Brings weights, optimizer and averages to the last checkpoint, which stood so.
  TrainingState load_last();
  /// The first process writes the checkpoint that `state` describes.
  void save_last();
  /// The weights of the first process become those of all: processors of different kinds round
  /// differently, and so their processes would part by and by.
  void bring_together();
  /// Appends a line to metrics.jsonl.
  void log(const nlohmann::ordered_json& line);

  const TrainingRun& run;
  RunFolder folder;
  std::shared_ptr<Bundle> bundle;
  Optimizer optimizer;
  std::optional<WeightAverage> average;
  bool resumed;
  TrainingState state;
  Budget budget;
  std::optional<RunLog> metrics;  // of the first process
  ProgressBar bar;
};

}  // namespace regard
