#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "regard/config/options.h"
#include "regard/corpus/pair_text.h"
#include "regard/training/processes.h"
#include "regard/training/validation_history.h"

namespace regard {

struct Bundle;

/// What a training needs. `folder` is the run's folder: `config.toml`, `best/`, `last/`, `pairs/`,
/// `metrics.jsonl`. Where it holds an interrupted run of the same configuration, training goes on
/// from `last/` exactly as if it had never stopped. The training pairs are read in turn and never
/// held all at once: in ids they go to files in `pairs/`, which a later sitting finds there.
struct TrainingRun {
  std::filesystem::path folder;
  Config config;
  PairText train;
  ParallelCorpus valid;
  std::string data_description;  ///< for the model card: which files, which licence
  /// Called after each validation with the model, which is in training mode, and the updates made.
  std::function<void(const Bundle&, int64_t update)> at_validation = {};
  std::shared_ptr<Processes> processes = one_process();
  /// A trial of a run to come ends after so many seconds and one update at least, validated and
  /// saved. Until then its updates are those of the whole run, learning rates and all.
  std::optional<double> trial_seconds = {};
};

enum class TrainingEnd { finished, early_stop, interrupted, trial_over };

struct TrainingSummary {
  TrainingEnd end = TrainingEnd::finished;
  int64_t updates = 0;
  int64_t saved = 0;  ///< the update whose checkpoint `last/` is: an earlier one if this is no good
  int64_t epochs = 0;
  int64_t parameters = 0;  ///< of the model
  double seconds = 0;      ///< spent training and validating, all sittings together
  ValidationHistory validations;
};

/// Learns the text codecs, builds the model, trains, validates and saves. Several processes share
/// each batch, and all must see the run's folder; the first of them alone writes there. `stop`,
/// which a signal handler may set, ends it after the update at hand with everything saved, or while
/// the pairs are still being read. Throws Error for data that leaves nothing to train on, a folder
/// of another configuration, a full disk, or memory that does not suffice for a single pair.
TrainingSummary train(const TrainingRun& run, const std::atomic<bool>& stop);

}  // namespace regard
