#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include "regard/corpus/batcher.h"
#include "training/rescue.h"
#include "training/sitting.h"
#include "training/training_pairs.h"
#include "training/update_reports.h"
#include "training/updater.h"
#include "training/validator.h"

namespace regard {

/// Update after update, with reports, validations, checkpoints and rollbacks in between.
class TrainingLoop {
 public:
  /// `run` must outlive the loop. Throws Error if its folder holds a run on other training pairs.
  TrainingLoop(const TrainingRun& run, std::shared_ptr<Bundle> bundle, const TrainingPairs& train,
               const EncodedPairs& valid, Precision precision);

  TrainingSummary run(const std::atomic<bool>& stop);

 private:
  void begin();
  void check_training_data(uint64_t fingerprint);
  /// How the training ends now, if it does. All processes find the same: what the first one's clock
  /// and validations say, and whether any is to `stop`.
  std::optional<TrainingEnd> ending(bool stop);
  bool out_of_patience() const;
  bool trial_is_over() const;
  void make_update();
  void validate();
  /// A checkpoint, unless this would be none to go back to.
  void save();
  TrainingSummary finish(TrainingEnd end);

  Sitting sitting_;
  TrainingState& state_;
  Processes& processes_;
  const TrainingOptions& options_;
  torch::Device device_;
  Batcher batcher_;
  Updater updater_;
  Random choices_;
  Rescue rescue_;
  Validator validator_;
  UpdateReports reports_;
  double fraction_ = 0;  // of the budget that is used
  int64_t saved_at_;     // the update of the last checkpoint
};

}  // namespace regard
