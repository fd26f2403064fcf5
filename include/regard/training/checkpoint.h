#pragma once

#include <filesystem>
#include <optional>

#include "regard/base/random.h"
#include "regard/corpus/batcher.h"
#include "regard/model/bundle.h"
#include "regard/training/optimizer.h"

namespace regard {

/// Sums over the updates since the last line of metrics.jsonl.
struct ReportWindow {
  double nll = 0;
  int64_t tokens = 0;
  double padding = 0;
  int64_t updates = 0;
  double gradient_norm = 0;
  double seconds = 0;  ///< as they were when the state was saved
};

/// Where a training stands, beside weights and optimizer.
struct TrainingState {
  int64_t update = 0;  ///< updates made
  double seconds = 0;  ///< spent in all sittings
  BatcherState batcher;
  Random::State choices{};  ///< of the coin that decides on teacher forcing
  torch::Tensor noise;      ///< torch's generator, uint8: dropout
  double rate_scale = 1;    ///< by plateaus and rollbacks
  int64_t rollbacks = 0;
  std::optional<double> best_score;  ///< of validations; larger is better
  double best_bleu = 0;
  double best_valid_loss = 0;
  int64_t stale_validations = 0;  ///< since the best score
  double plateau_loss = 0;        ///< lowest validation loss so far, 0 before the first
  int64_t plateau_validations = 0;
  ReportWindow window;
};

/// Writes a model folder that also holds what training needs to go on exactly: the model, the
/// optimizer's state and the TrainingState. All of it or nothing.
void save_checkpoint(const std::filesystem::path& folder, const Bundle& bundle,
                     const Optimizer& optimizer, const TrainingState& state);

/// Restores the weights into `bundle.model`, and the rest. Throws Error if the folder is damaged or
/// of another model.
TrainingState load_checkpoint(const std::filesystem::path& folder, Bundle& bundle,
                              Optimizer& optimizer);

}  // namespace regard
