#pragma once

#include <cstdint>
#include <filesystem>

#include "regard/base/random.h"
#include "regard/corpus/batcher.h"
#include "regard/model/bundle.h"
#include "regard/training/validation_history.h"
#include "training/loss_trend.h"
#include "training/optimizer.h"

namespace regard {

/// Sums over the updates since the last line of metrics.jsonl.
struct ReportWindow {
  double nll = 0;
  int64_t tokens = 0;
  double padding = 0;
  int64_t updates = 0;
  double gradient_norm = 0;
  double learning_rate = 0;  ///< of the last of them
  double seconds = 0;        ///< as they were when the state was saved
};

/// Where a training stands, beside weights and optimizer.
struct TrainingState {
  int64_t update = 0;           ///< updates made
  double seconds = 0;           ///< spent in all sittings
  double reserved_seconds = 0;  ///< for what comes after the last update
  BatcherState batcher;
  Random::State choices{};  ///< of the coin that decides on teacher forcing
  NamedTensors averages;    ///< of the weights, where they are averaged
  double rate_scale = 1;    ///< by plateaus and rollbacks
  int64_t rollbacks = 0;
  LossTrend trend;
  ValidationHistory validations;
  uint64_t train_data = 0;  ///< fingerprint of the pairs trained on
  uint64_t valid_data = 0;  ///< and of what the validations were taken on
  ReportWindow window;
};

/// Writes a model folder that also holds what training needs to go on exactly: the model, the
/// optimizer's state and the TrainingState, with their checksums. All of it or nothing. What the
/// folder held moves to `before`.
void save_checkpoint(const std::filesystem::path& folder, const Bundle& bundle,
                     const Optimizer& optimizer, const TrainingState& state,
                     const std::filesystem::path& before);

/// Whether the folder holds a training to go on with. Throws Error if it holds half of one.
bool has_checkpoint(const std::filesystem::path& folder);

/// Restores the weights into `bundle.model`, and the rest. Throws Error if the folder is damaged or
/// of another model.
TrainingState load_checkpoint(const std::filesystem::path& folder, Bundle& bundle,
                              Optimizer& optimizer);

}  // namespace regard
