#include "training/sitting.h"

#include <torch/types.h>

namespace regard {
namespace {

std::optional<WeightAverage> average_of(const Seq2Seq& model, double decay) {
  if (decay == 0) return std::nullopt;
  return WeightAverage(model.named_weights(), decay);
}

}  // namespace

Sitting::Sitting(const TrainingRun& training, std::shared_ptr<Bundle> trained)
    : run(training),
      folder(run.folder),
      bundle(std::move(trained)),
      optimizer(bundle->model->named_weights(), options()),
      average(average_of(*bundle->model, options().average_decay)),
      resumed(folder.has_checkpoint()),
      state(resumed ? load_last() : TrainingState()),
      budget(options(), state.seconds),
      log(folder.metrics(), state.update) {}

TrainingState Sitting::load_last() {
  TrainingState last = load_checkpoint(folder.last(), *bundle, optimizer);
  if (average) average->restore(last.averages, folder.last().string());
  return last;
}

void Sitting::save_last() {
  state.seconds = budget.seconds();
  if (average) state.averages = average->state();
  save_checkpoint(folder.last(), *bundle, optimizer, state, folder.before());
}

}  // namespace regard
