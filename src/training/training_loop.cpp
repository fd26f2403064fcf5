#include "training/training_loop.h"

#include <ATen/Parallel.h>
#include <spdlog/spdlog.h>
#include <torch/types.h>

#include <algorithm>

#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/training/schedule.h"
#include "training/resident_memory.h"

namespace regard {
namespace {

/// The tutorial's vocabularies are read a word at a time: gradients of a few rows, not of the
/// table. Where processes add them up, they are of the table.
void use_sparse_gradients(Seq2Seq& model, const TrainingOptions& options, bool alone) {
  const bool possible = alone && options.optimizer == OptimizerKind::sgd && options.momentum == 0 &&
                        options.weight_decay == 0 &&
                        model.options().tie_embeddings == TiedEmbeddings::none;
  if (!possible) return;
  model.encoder().embedding()->options.sparse(true);
  model.decoder().embedding()->options.sparse(true);
}

/// Target tokens of a batch, about.
int64_t typical_tokens(const EncodedPairs& pairs, const TrainingOptions& options) {
  if (options.batch_sentences == 0) return options.batch_tokens;
  constexpr size_t enough_pairs = 1000;
  const size_t looked_at = std::min(enough_pairs, pairs.size());
  return options.batch_sentences * target_tokens(pairs, looked_at) /
         static_cast<int64_t>(looked_at);
}

std::optional<PairSampler> sampler_for(const Config& config, const CodecPair& codecs) {
  if (config.training.subword_sampling == 0) return std::nullopt;
  return PairSampler(codecs, config.training.subword_sampling, config.model.max_length);
}

/// Processes share a batch among themselves already, and a GPU needs none to share it.
int64_t workers_for(const Processes& processes, torch::Device device, int64_t batch_tokens) {
  if (!processes.alone() || !device.is_cpu()) return 1;
  return useful_workers(at::get_num_threads(), batch_tokens);
}

}  // namespace

TrainingLoop::TrainingLoop(const TrainingRun& run, std::shared_ptr<Bundle> bundle,
                           const TrainingPairs& train, const EncodedPairs& valid,
                           Precision precision)
    : sitting_(run, std::move(bundle)),
      state_(sitting_.state),
      processes_(sitting_.processes()),
      options_(sitting_.options()),
      device_(sitting_.bundle->model->parameters().front().device()),
      batcher_(train.pairs, options_, sampler_for(run.config, train.codecs)),
      updater_(*sitting_.bundle->model, sitting_.optimizer, options_, precision, run.processes,
               workers_for(*run.processes, device_, typical_tokens(train.pairs, options_))),
      choices_(static_cast<uint64_t>(options_.seed) + 1),
      rescue_(sitting_),
      validator_(sitting_, rescue_, valid, precision),
      reports_(sitting_, batcher_),
      saved_at_(state_.update) {
  check_training_data(train.fingerprint);
}

void TrainingLoop::begin() {
  if (sitting_.resumed) {
    batcher_.restore(state_.batcher);
    choices_ = Random(state_.choices);
    spdlog::info("going on from update {} in {}", grouped(state_.update),
                 sitting_.folder.last().string());
  }
  use_sparse_gradients(*sitting_.bundle->model, options_, processes_.alone());
  sitting_.bundle->model->train();
  reports_.go_on();
  if (!sitting_.resumed) {
    validator_.check_data();
    save();
  }
  if (processes_.leads()) processes_.any(true);  // the others begin from this checkpoint
}

/// Other training pairs would be another training.
void TrainingLoop::check_training_data(uint64_t fingerprint) {
  if (sitting_.resumed && state_.train_data != fingerprint)
    throw Error(
        "{}: this folder holds a run on other training pairs: name the files it was begun with, "
        "choose another --output, or remove the folder to begin anew",
        sitting_.folder.path.string());
  state_.train_data = fingerprint;
}

bool TrainingLoop::out_of_patience() const {
  return options_.patience > 0 && state_.validations.stale >= options_.patience;
}

bool TrainingLoop::trial_is_over() const {
  const std::optional<double>& limit = sitting_.run.trial_seconds;
  return limit && state_.update > 0 && sitting_.budget.seconds() >= *limit;
}

std::optional<TrainingEnd> TrainingLoop::ending(bool stop) {
  const double used = sitting_.budget.fraction(state_.update, batcher_.passes());
  double shared[] = {used, out_of_patience() ? 1.0 : 0.0, stop ? 1.0 : 0.0,
                     trial_is_over() ? 1.0 : 0.0};
  if (!processes_.leads()) shared[0] = shared[1] = shared[3] = 0;
  processes_.sum(shared);
  // What is reserved for validations changes as they go by; the schedule never goes back. The first
  // update is made in any time.
  fraction_ = state_.update == 0 ? 0 : std::max(fraction_, shared[0]);
  if (fraction_ >= 1) return TrainingEnd::finished;
  if (shared[2] > 0) return TrainingEnd::interrupted;
  if (shared[1] > 0) return TrainingEnd::early_stop;
  if (shared[3] > 0) return TrainingEnd::trial_over;
  return std::nullopt;
}

TrainingSummary TrainingLoop::run(const std::atomic<bool>& stop) {
  begin();
  std::optional<TrainingEnd> end = ending(stop);
  if (end == TrainingEnd::finished) {
    spdlog::info("nothing is left to do: the budget was used up; a larger one would go on");
    return finish(*end);
  }
  if (end != TrainingEnd::interrupted) {
    if (sitting_.resumed) validator_.check_data();
    // On other pairs there is patience again. All ask, for of several processes the first alone may
    // have begun anew.
    end = ending(stop);
  }
  for (; !end; end = ending(stop)) {
    make_update();
    if (state_.update % options_.log_every == 0) reports_.write();
    if (state_.update % options_.valid_every == 0) validate();
    if (state_.update % options_.save_every == 0) save();
  }
  bool saved = saved_at_ == state_.update;
  if (end == TrainingEnd::finished || end == TrainingEnd::trial_over) {
    rescue_.check_weights();
    if (!validator_.up_to_date()) {
      const double reserved = sitting_.budget.reserved();
      validate();
      sitting_.budget.reserve(reserved);  // by this much of the time the training is over
      saved = false;
    }
  }
  if (!saved) save();
  return finish(*end);
}

void TrainingLoop::make_update() {
  const ProcessPlace& place = processes_.place();
  const double rate = learning_rate(options_, {state_.update, fraction_}, state_.rate_scale);
  const Batch batch = batcher_.next();
  BatchShare share = share_of(batch, place);
  share.batch = share.batch.to(device_);
  const UpdateResult result = updater_.update(share, state_.update, rate, choices_);
  ++state_.update;
  if (!rescue_.accept(result, batch, rate)) return;
  if (sitting_.average) sitting_.average->take(state_.update);
  reports_.add(result, batch, rate);
  validator_.expect_after(result.tokens / place.count);
}

void TrainingLoop::validate() {
  reports_.write();
  reports_.pause();
  sitting_.bring_together();
  return_freed_memory();  // a validation asks for blocks of other sizes than training
  validator_.validate();
  return_freed_memory();
  reports_.go_on();
}

void TrainingLoop::save() {
  sitting_.bar.clear();
  if (!rescue_.good()) {
    spdlog::warn("update {}: the weights are not finite or not known to be good; {} stays as it is",
                 state_.update, sitting_.folder.last().string());
    return;
  }
  reports_.pause();
  state_.batcher = batcher_.state();
  state_.choices = choices_.state();
  sitting_.save_last();
  saved_at_ = state_.update;
  reports_.go_on();
}

TrainingSummary TrainingLoop::finish(TrainingEnd end) {
  sitting_.bar.clear();
  return {.end = end,
          .updates = state_.update,
          .saved = saved_at_,
          .epochs = batcher_.state().epoch + 1,
          .parameters = sitting_.bundle->model->parameter_count(),
          .seconds = sitting_.budget.seconds(),
          .validations = state_.validations};
}

}  // namespace regard
