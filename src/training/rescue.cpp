#include "training/rescue.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <torch/types.h>

#include <cmath>

#include "regard/base/error.h"
#include "training/bad_update.h"

namespace regard {
namespace {

constexpr int64_t bad_updates_to_roll_back = 3;
constexpr int64_t most_rollbacks = 10;
constexpr double rate_after_rollback = 0.5;

}  // namespace

Rescue::Rescue(Sitting& sitting)
    : sitting_(sitting),
      guessing_(std::log(static_cast<double>(sitting.bundle->codecs.target.vocabulary_size()))) {}

bool Rescue::accept(const UpdateResult& result, const Batch& batch, double learning_rate) {
  TrainingState& state = sitting_.state;
  if (!result.finite) {
    const BadUpdate bad{state.update, learning_rate, result.nll, result.gradient_norm};
    if (sitting_.leads())
      spdlog::warn("update {}: loss or gradient is not finite, the step is skipped{}", state.update,
                   keep_bad_update(sitting_.folder.bad_updates(), bad, batch, *sitting_.bundle));
    if (++bad_in_a_row_ >= bad_updates_to_roll_back)
      roll_back(fmt::format("{} bad updates in a row", bad_in_a_row_));
    return false;
  }
  bad_in_a_row_ = 0;
  const double loss = result.nll / static_cast<double>(std::max<int64_t>(result.tokens, 1));
  const bool diverged = has_diverged(state.trend, loss, guessing_);
  far_off_ = is_far_off(state.trend, loss, guessing_);
  if (!diverged) return true;
  roll_back(fmt::format("the loss has risen from {:.3f} to {:.3f}, no better than guessing",
                        state.trend.lowest, state.trend.smoothed));
  return false;
}

void Rescue::check_weights() {
  if (!weights_are_finite()) roll_back("the weights are not finite");
}

bool Rescue::weights_are_finite() {
  if (finite_at_ == sitting_.state.update) return true;
  for (const torch::Tensor& parameter : sitting_.bundle->model->parameters())
    if (!torch::isfinite(parameter.sum()).item<bool>()) return false;
  finite_at_ = sitting_.state.update;
  return true;
}

void Rescue::roll_back(const std::string& cause) {
  TrainingState& state = sitting_.state;
  if (++state.rollbacks > most_rollbacks)
    throw Error(
        "the training diverges again and again: lower --learning-rate (now {}) or set "
        "--clip-norm",
        sitting_.options().learning_rate);
  const TrainingState good = sitting_.load_last();
  state.rate_scale *= rate_after_rollback;
  state.trend = good.trend;
  bad_in_a_row_ = 0;
  far_off_ = false;
  finite_at_ = -1;
  // The data goes on from here: the same batches would only lead to the same place.
  sitting_.bar.clear();
  spdlog::warn("{}: back to the weights of update {}, learning rate x {:g}", cause, good.update,
               state.rate_scale);
}

}  // namespace regard
