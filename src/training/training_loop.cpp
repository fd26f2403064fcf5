#include "training/training_loop.h"

#include <ATen/CPUGeneratorImpl.h>
#include <spdlog/spdlog.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/training/schedule.h"
#include "training/data_fingerprint.h"
#include "training/products_in.h"
#include "training/resident_memory.h"

namespace regard {
namespace {

constexpr int64_t bad_updates_to_roll_back = 3;
constexpr int64_t most_rollbacks = 10;
constexpr double rate_after_rollback = 0.5;

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

at::Generator generator_of(torch::Device device) {
  return device.is_cuda() ? at::globalContext().defaultGenerator(device)
                          : at::detail::getDefaultCPUGenerator();
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
      train_(train),
      valid_(valid),
      batcher_(train, options_),
      optimizer_(bundle_->model->named_weights(), options_),
      updater_(*bundle_->model, optimizer_, options_,
               usable_precision(run.config.runtime.precision, device_)),
      choices_(static_cast<uint64_t>(options_.seed) + 1),
      resumed_(folder_.has_checkpoint()),
      state_(resumed_ ? load_checkpoint(folder_.last(), *bundle_, optimizer_)
                      : fresh_state(batcher_, choices_, device_)),
      budget_(options_, state_.seconds),
      log_(folder_.metrics(), state_.update) {
  check_training_data();
}

void TrainingLoop::begin() {
  batcher_.restore(state_.batcher);
  choices_ = Random(state_.choices);
  generator_of(device_).set_state(state_.noise);
  use_sparse_gradients(*bundle_->model, options_);
  bundle_->model->train();
  window_begin_ = seconds_now() - state_.window.seconds;
  if (resumed_)
    spdlog::info("going on from update {} in {}", grouped(state_.update), folder_.last().string());
}

/// Other training pairs would be another training.
void TrainingLoop::check_training_data() {
  const uint64_t train_data = data_fingerprint(train_);
  if (resumed_ && state_.train_data != train_data)
    throw Error(
        "{}: this folder holds a run on other training pairs: name the files it was begun with, "
        "choose another --output, or remove the folder to begin anew",
        folder_.path.string());
  state_.train_data = train_data;
}

/// With other validation pairs a training goes on, but what they score is not to be compared with
/// what the earlier ones did.
void TrainingLoop::check_validation_data() {
  const uint64_t translated =
      std::min(static_cast<uint64_t>(options_.valid_sentences), uint64_t{valid_.size()});
  const uint64_t valid_data = data_fingerprint(valid_) + translated;
  if (state_.validations.best_score && state_.valid_data != valid_data) {
    spdlog::warn(
        "validation is not on the same pairs as before: the best score begins anew, and {} "
        "will be overwritten",
        folder_.best().string());
    state_.validations = {};
  }
  state_.valid_data = valid_data;
}

double TrainingLoop::passes() const {
  const BatcherState& place = batcher_.state();
  return static_cast<double>(place.epoch) +
         static_cast<double>(place.position) / static_cast<double>(batcher_.batches_per_epoch());
}

bool TrainingLoop::done() const { return budget_.fraction(state_.update, passes()) >= 1; }

bool TrainingLoop::out_of_patience() const {
  return options_.patience > 0 && state_.validations.stale >= options_.patience;
}

TrainingSummary TrainingLoop::run(const std::atomic<bool>& stop) {
  begin();
  if (done()) {
    spdlog::info("nothing is left to do: the budget was used up; a larger one would go on");
    return finish(TrainingEnd::finished);
  }
  check_validation_data();
  if (!resumed_) save();
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
  if (!weights_are_finite()) roll_back("the weights are not finite");
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
    if (++bad_updates_ >= bad_updates_to_roll_back)
      roll_back(fmt::format("{} bad updates in a row", bad_updates_));
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

void TrainingLoop::roll_back(const std::string& cause) {
  if (++state_.rollbacks > most_rollbacks)
    throw Error(
        "the training diverges again and again: lower --learning-rate (now {}) or set "
        "--clip-norm",
        options_.learning_rate);
  const TrainingState good = load_checkpoint(folder_.last(), *bundle_, optimizer_);
  state_.rate_scale *= rate_after_rollback;
  bad_updates_ = 0;
  // The data goes on from here: the same batches would only lead to the same place.
  spdlog::warn("{}: back to the weights of update {}, learning rate x {:g}", cause, good.update,
               state_.rate_scale);
  finite_at_ = -1;
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
  nlohmann::ordered_json json = {{"update", state_.update},
                                 {"epoch", passes()},
                                 {"loss", line.loss},
                                 {"learning_rate", learning_rate_},
                                 {"tokens_per_second", std::round(line.tokens_per_second)},
                                 {"padding", window.padding / updates},
                                 {"memory_mb", std::round(resident_memory_mb())},
                                 {"seconds", budget_.seconds()}};
  // Nobody computes it where nothing is clipped.
  if (options_.clip_norm > 0) json["gradient_norm"] = window.gradient_norm / updates;
  log_.write(json);
  state_.window = {};
  window_begin_ = seconds_now();
}

void TrainingLoop::validate_model() {
  report();
  validated_at_ = state_.update;
  if (valid_.empty()) return;
  bar_.clear();
  if (!weights_are_finite()) {
    spdlog::warn("update {}: the weights are not finite, no validation", state_.update);
    return;
  }
  const ValidationResult result =
      validate(bundle_, run_.valid, valid_, options_.valid_sentences, options_.batch_tokens);
  const bool better = take_result(state_.validations, result, state_.update);
  nlohmann::ordered_json json = {{"update", state_.update}, {"valid_loss", result.loss}};
  std::string scores;
  if (result.bleu) {
    json["bleu"] = *result.bleu;
    json["chrf"] = *result.chrf;
    scores = fmt::format(", BLEU {:.2f}, chrF {:.2f}", *result.bleu, *result.chrf);
  }
  json["seconds"] = budget_.seconds();
  log_.write(json);
  spdlog::info("update {}: validation loss {:.3f}{}{}", grouped(state_.update), result.loss, scores,
               better ? ", the best so far" : "");
  const double guessing = std::log(static_cast<double>(bundle_->codecs.target.vocabulary_size()));
  if (!(result.loss < guessing))
    spdlog::warn(
        "that is no better than guessing ({:.3f}): if it stays so, lower --learning-rate (now "
        "{:g})",
        guessing, learning_rate_);
  if (better) save_best(result);
  if (options_.schedule == ScheduleKind::plateau &&
      take_plateau(state_.validations, result.loss, options_)) {
    state_.rate_scale *= options_.plateau_factor;
    spdlog::info("validation loss has not fallen {} times: learning rate x {:g}",
                 options_.plateau_patience, state_.rate_scale);
  }
  if (run_.at_validation) run_.at_validation(*bundle_, state_.update);
  window_begin_ = seconds_now();
}

void TrainingLoop::save_best(const ValidationResult& result) {
  bundle_->metrics = {{"update", state_.update},
                      {"training_seconds", std::round(budget_.seconds())},
                      {"valid_loss", result.loss}};
  if (result.bleu) {
    bundle_->metrics["valid_bleu"] = *result.bleu;
    bundle_->metrics["valid_chrf"] = *result.chrf;
  }
  bundle_->metrics["data"] = run_.data_description;
  save_bundle(*bundle_, folder_.best(), options_.best_weights);
}

bool TrainingLoop::weights_are_finite() {
  if (finite_at_ == state_.update) return true;
  for (const torch::Tensor& parameter : bundle_->model->parameters())
    if (!torch::isfinite(parameter.sum()).item<bool>()) return false;
  finite_at_ = state_.update;
  return true;
}

void TrainingLoop::save() {
  const double begin = seconds_now();
  if (bad_updates_ > 0 || !weights_are_finite()) {
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
          .validations = state_.validations};
}

}  // namespace regard
