#include "regard/training/validation_history.h"

#include <cmath>

namespace regard {

bool take_result(ValidationHistory& history, const ValidationResult& result, int64_t update) {
  const double score = result.bleu.value_or(-result.loss);
  const auto beats = [&](double best) {
    return score > best || (score == best && result.loss < history.best_loss);
  };
  const bool better =
      std::isfinite(result.loss) && (!history.best_score || beats(*history.best_score));
  if (!better) {
    ++history.stale;
    return false;
  }
  history.best_score = score;
  history.best_update = update;
  history.best_bleu = result.bleu;
  history.best_loss = result.loss;
  history.stale = 0;
  return true;
}

bool take_plateau(ValidationHistory& history, double loss, const TrainingOptions& options) {
  const bool first = history.plateau_loss == 0 && std::isfinite(loss);
  if (first || loss < history.plateau_loss) {
    history.plateau_loss = loss;
    history.plateau = 0;
    return false;
  }
  if (++history.plateau < options.plateau_patience) return false;
  history.plateau = 0;
  return true;
}

}  // namespace regard
