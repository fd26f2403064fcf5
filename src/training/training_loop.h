#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <span>
#include <string>

#include "regard/corpus/batcher.h"
#include "regard/training/budget.h"
#include "regard/training/checkpoint.h"
#include "regard/training/run_log.h"
#include "regard/training/trainer.h"
#include "training/progress_bar.h"
#include "training/run_folder.h"
#include "training/training_data.h"
#include "training/updater.h"
#include "training/validation.h"

namespace regard {

/// Update after update, with reports, validations, checkpoints and rollbacks in between.
class TrainingLoop {
 public:
  /// `run`, `train` and `valid` must outlive the loop. Throws Error if the folder holds a run on
  /// other training pairs.
  TrainingLoop(const TrainingRun& run, std::shared_ptr<Bundle> bundle,
               std::span<const EncodedPair> train, std::span<const EncodedPair> valid);

  TrainingSummary run(const std::atomic<bool>& stop);

 private:
  void begin();
  void check_training_data();
  void check_validation_data();
  bool done() const;
  bool out_of_patience() const;
  double passes() const;
  void make_update();
  void roll_back(const std::string& cause);
  bool weights_are_finite();
  void report();
  void validate_model();
  void save_best(const ValidationResult& result);
  void save();
  ProgressLine progress_line() const;
  TrainingSummary finish(TrainingEnd end);

  const TrainingRun& run_;
  const TrainingOptions& options_;
  RunFolder folder_;
  std::shared_ptr<Bundle> bundle_;
  torch::Device device_;
  std::span<const EncodedPair> train_, valid_;
  Batcher batcher_;
  Optimizer optimizer_;
  Updater updater_;
  Random choices_;
  bool resumed_;
  TrainingState state_;
  Budget budget_;
  RunLog log_;
  ProgressBar bar_;
  double window_begin_ = 0;  // of state_.window, on the clock of seconds_now
  double learning_rate_ = 0;
  int64_t bad_updates_ = 0;  // not finite, one after another
  int64_t validated_at_ = -1;
  int64_t finite_at_ = -1;  // the last update whose weights were found finite
};

}  // namespace regard
