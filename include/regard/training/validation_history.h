#pragma once

#include <cstdint>
#include <optional>

#include "regard/config/options.h"

namespace regard {

struct ValidationResult {
  double loss = 0;                            ///< nats a target token, without label smoothing
  std::optional<double> bleu = std::nullopt;  ///< of greedy translations, where any are made
  std::optional<double> chrf = std::nullopt;
};

/// What a training's validations have said so far: which was the best, and how long ago.
struct ValidationHistory {
  std::optional<double> best_score;  ///< larger is better; none before the first validation
  int64_t best_update = 0;           ///< after which the best score was reached
  std::optional<double> best_bleu;
  double best_loss = 0;
  int64_t stale = 0;        ///< validations since the best one
  double plateau_loss = 0;  ///< lowest loss so far, 0 before the first
  int64_t plateau = 0;      ///< validations since it fell
};

/// Takes a result in; true if it is the best so far: by BLEU, and where that is the same or no
/// sentence is translated, by loss. A loss that is not finite never is.
bool take_result(ValidationHistory& history, const ValidationResult& result, int64_t update);

/// Takes a loss in; true each time it has not fallen for `plateau_patience` validations.
bool take_plateau(ValidationHistory& history, double loss, const TrainingOptions& options);

}  // namespace regard
