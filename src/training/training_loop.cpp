#include "training/training_loop.h"

#include <ATen/CPUGeneratorImpl.h>
#include <spdlog/spdlog.h>
#include <torch/types.h>
#include <unistd.h>

#include <cmath>
#include <fstream>

#include "regard/base/error.h"
#include "regard/training/schedule.h"
#include "training/products_in.h"

namespace regard {
namespace {

constexpr int64_t bad_updates_to_roll_back = 3;
constexpr int64_t most_rollbacks = 10;
constexpr double rate_after_rollback = 0.5;

/// Resident memory now; 0 where /proc is not there.
double memory_mb() {
  std::ifstream statm("/proc/self/statm");
  double pages_in_all = 0, resident_pages = 0;
  statm >> pages_in_all >> resident_pages;
  return resident_pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

at::Generator generator_of(torch::Device device) {
  return device.is_cuda() ? at::globalContext().defaultGenerator(device)
                          : at::detail::getDefaultCPUGenerator();
}

bool all_finite(const Seq2Seq& model) {
  for (const torch::Tensor& parameter : model.parameters())
    if (!torch::isfinite(parameter.sum()).item<bool>()) return false;
  return true;
}

TrainingState fresh_state(const Batcher& batcher, const Random& choices, torch::Device device) {
  TrainingState state;
  state.batcher = batcher.state();
  state.choices = choices.state();
  state.noise = generator_of(device).get_state();
  return state;
}

/// The tutorial's vocabularies are read a word at a time: gradients of a few rows, not of the
/// table.
void use_sparse_gradients(Seq2Seq& model, const TrainingOptions& options) {
  const bool possible = options.optimizer == OptimizerKind::sgd && options.momentum == 0 &&
                        options.weight_decay == 0 &&
                        model.options().tie_embeddings == TiedEmbeddings::none;
  if (!possible) return;
  model.encoder().embedding()->options.sparse(true);
  model.decoder().embedding()->options.sparse(true);
}

}  // namespace

TrainingLoop::TrainingLoop(const TrainingRun& run, std::shared_ptr<Bundle> bundle,
                           std::span<const EncodedPair> train, std::span<const EncodedPair> valid)
    : run_(run),
      options_(run.config.training),
      folder_(run.folder),
      bundle_(std::move(bundle)),
      device_(bundle_->model->parameters().front().device()),
      valid_(valid),
      batcher_(train, options_),
      optimizer_(bundle_->model->named_weights(), options_),
      updater_(*bundle_->model, optimizer_, options_,
               usable_precision(run.config.runtime.precision, device_)),
      choices_(static_cast<uint64_t>(options_.seed) + 1),
      state_(folder_.has_checkpoint() ? load_checkpoint(folder_.last(), *bundle_, optimizer_)
                                      : fresh_state(batcher_, choices_, device_)),
      budget_(options_, state_.seconds),
      log_(folder_.metrics(), state_.update) {}

void TrainingLoop::begin() {
  batcher_.restore(state_.batcher);
  choices_ = Random(state_.choices);
  generator_of(device_).set_state(state_.noise);
  use_sparse_gradients(*bundle_->model, options_);
  bundle_->model->train();
  window_begin_ = seconds_now() - state_.window.seconds;
  if (state_.update > 0)
    spdlog::info("going on from update {} in {}", state_.update, folder_.last().string());
}

double TrainingLoop::passes() const {
  const BatcherState& place = batcher_.state();
  return static_cast<double>(place.epoch) +
         static_cast<double>(place.position) / static_cast<double>(batcher_.batches_per_epoch());
}

bool TrainingLoop::done() const { return budget_.fraction(state_.update, passes()) >= 1; }

bool TrainingLoop::out_of_patience() const {
  return options_.patience > 0 && state_.stale_validations >= options_.patience;
}

TrainingSummary TrainingLoop::run(const std::atomic<bool>& stop) {
  begin();
  if (done()) {
    spdlog::info("nothing is left to do: the budget was used up; a larger one would go on");
    return finish(TrainingEnd::finished);
  }
  if (!folder_.has_checkpoint()) save();
  while (!done()) {
    if (stop || out_of_patience()) {
      save();
      return finish(stop ? TrainingEnd::interrupted : TrainingEnd::early_stop);
    }
    make_update();
    if (state_.update % options_.log_every == 0) report();
    if (state_.update % options_.valid_every == 0) validate_model();
    if (state_.update % options_.save_every == 0) save();
  }
  if (!all_finite(*bundle_->model)) roll_back();
  if (validated_at_ != state_.update) validate_model();
  save();
  return finish(TrainingEnd::finished);
}

void TrainingLoop::make_update() {
  const TrainingProgress progress{state_.update, budget_.fraction(state_.update, passes())};
  learning_rate_ = learning_rate(options_, progress, state_.rate_scale);
  const Batch batch = batcher_.next().to(device_);
  const UpdateResult result = updater_.update(batch, learning_rate_, choices_);
  ++state_.update;
  if (!result.finite) {
    spdlog::warn("update {}: loss or gradient is not finite, the step is skipped", state_.update);
    if (++bad_updates_ >= bad_updates_to_roll_back) roll_back();
    return;
  }
  bad_updates_ = 0;
  ReportWindow& window = state_.window;
  window.nll += result.nll;
  window.tokens += result.tokens;
  window.padding += batch.padding();
  window.gradient_norm += result.gradient_norm;
  ++window.updates;
  bar_.show(progress_line());
}

void TrainingLoop::roll_back() {
  if (++state_.rollbacks > most_rollbacks)
    throw Error(
        "the training diverges again and again: lower --learning-rate (now {}) or set "
        "--clip-norm",
        options_.learning_rate);
  const TrainingState good = load_checkpoint(folder_.last(), *bundle_, optimizer_);
  state_.rate_scale *= rate_after_rollback;
  bad_updates_ = 0;
  // The data goes on from here: the same batches would only lead to the same place.
  spdlog::warn("{} bad updates in a row: back to the weights of update {}, learning rate x {:g}",
               bad_updates_to_roll_back, good.update, state_.rate_scale);
}

ProgressLine TrainingLoop::progress_line() const {
  const double fraction = budget_.fraction(state_.update, passes());
  const double elapsed = seconds_now() - window_begin_;
  const auto tokens = static_cast<double>(state_.window.tokens);
  return {.update = state_.update,
          .pass = batcher_.state().epoch + 1,
          .loss = tokens > 0 ? state_.window.nll / tokens : 0,
          .tokens_per_second = elapsed > 0 ? tokens / elapsed : 0,
          .fraction = fraction,
          .seconds_left = budget_.seconds_left(fraction)};
}

void TrainingLoop::report() {
  const ReportWindow& window = state_.window;
  if (window.updates == 0) return;
  const ProgressLine line = progress_line();
  const auto updates = static_cast<double>(window.updates);
  log_.write({{"update", state_.update},
              {"epoch", passes()},
              {"loss", line.loss},
              {"learning_rate", learning_rate_},
              {"gradient_norm", window.gradient_norm / updates},
              {"tokens_per_second", std::round(line.tokens_per_second)},
              {"padding", window.padding / updates},
              {"memory_mb", std::round(memory_mb())},
              {"seconds", budget_.seconds()}});
  state_.window = {};
  window_begin_ = seconds_now();
}

void TrainingLoop::validate_model() {
  report();
  validated_at_ = state_.update;
  if (valid_.empty()) return;
  bar_.clear();
  if (!all_finite(*bundle_->model)) {
    spdlog::warn("update {}: the weights are not finite, no validation", state_.update);
    return;
  }
  const ValidationResult result =
      validate(bundle_, run_.valid, valid_, options_.valid_sentences, options_.batch_tokens);
  const double score = options_.valid_sentences > 0 ? result.bleu : -result.loss;
  const bool better =
      std::isfinite(result.loss) && (!state_.best_score || score > *state_.best_score);
  log_.write({{"update", state_.update},
              {"valid_loss", result.loss},
              {"bleu", result.bleu},
              {"chrf", result.chrf},
              {"seconds", budget_.seconds()}});
  spdlog::info("update {}: validation loss {:.3f}, BLEU {:.2f}, chrF {:.2f}{}", state_.update,
               result.loss, result.bleu, result.chrf, better ? ", the best so far" : "");
  follow_plateau(result.loss);
  state_.stale_validations = better ? 0 : state_.stale_validations + 1;
  if (better) {
    state_.best_score = score;
    state_.best_bleu = result.bleu;
    state_.best_valid_loss = result.loss;
    bundle_->metrics = {
        {"update", state_.update},   {"training_seconds", std::round(budget_.seconds())},
        {"valid_loss", result.loss}, {"valid_bleu", result.bleu},
        {"valid_chrf", result.chrf}, {"data", run_.data_description}};
    save_bundle(*bundle_, folder_.best(), options_.best_weights);
  }
  window_begin_ = seconds_now();
}

void TrainingLoop::follow_plateau(double loss) {
  if (options_.schedule != ScheduleKind::plateau) return;
  const bool first = state_.plateau_loss == 0 && std::isfinite(loss);
  if (first || loss < state_.plateau_loss) {
    state_.plateau_loss = loss;
    state_.plateau_validations = 0;
  } else if (++state_.plateau_validations >= options_.plateau_patience) {
    state_.rate_scale *= options_.plateau_factor;
    state_.plateau_validations = 0;
    spdlog::info("validation loss has not fallen {} times: learning rate x {:g}",
                 options_.plateau_patience, state_.rate_scale);
  }
}

void TrainingLoop::save() {
  const double begin = seconds_now();
  if (bad_updates_ > 0 || !all_finite(*bundle_->model)) {
    spdlog::warn("update {}: the weights are not finite or not known to be good; {} stays as it is",
                 state_.update, folder_.last().string());
    return;
  }
  bar_.clear();
  state_.seconds = budget_.seconds();
  state_.batcher = batcher_.state();
  state_.choices = choices_.state();
  state_.noise = generator_of(device_).get_state();
  state_.window.seconds = begin - window_begin_;
  save_checkpoint(folder_.last(), *bundle_, optimizer_, state_);
  window_begin_ += seconds_now() - begin;
}

TrainingSummary TrainingLoop::finish(TrainingEnd end) {
  bar_.clear();
  return {.end = end,
          .updates = state_.update,
          .epochs = batcher_.state().epoch + 1,
          .seconds = budget_.seconds(),
          .validated = state_.best_score.has_value(),
          .best_bleu = state_.best_bleu,
          .best_valid_loss = state_.best_valid_loss};
}

}  // namespace regard
