#pragma once

#include "regard/corpus/batcher.h"
#include "training/sitting.h"
#include "training/updater.h"

namespace regard {

/// How the updates of a training go, for the progress bar and for metrics.jsonl: each line tells of
/// those since the line before. What is summed up meanwhile lies in the sitting's state, so that a
/// checkpoint keeps it.
class UpdateReports {
 public:
  /// Both must outlive it. The clock stands until `go_on`.
  UpdateReports(Sitting& sitting, const Batcher& batcher);

  /// An update that was made.
  void add(const UpdateResult& result, const Batch& batch, double learning_rate);
  /// Writes the line and begins the next; nothing if there was no update.
  void write();
  /// Validations and checkpoints are not the updates' time: the clock stands while they go on.
  void pause();
  void go_on();

 private:
  ProgressLine progress_line() const;

  Sitting& sitting_;
  const Batcher& batcher_;
  double begin_ = 0;  // of the line, in seconds of the budget, moved on by all pauses since
};

}  // namespace regard
