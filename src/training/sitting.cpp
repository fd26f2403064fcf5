#include "training/sitting.h"

#include <torch/types.h>
#include <torch/utils.h>

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
      budget(options(), state.seconds, state.reserved_seconds) {
  if (leads()) metrics.emplace(folder.metrics(), state.update);
}

TrainingState Sitting::load_last() {
  TrainingState last = load_checkpoint(folder.last(), *bundle, optimizer);
  if (average) average->restore(last.averages, folder.last().string());
  return last;
}

void Sitting::log(const nlohmann::ordered_json& line) {
  if (metrics) metrics->write(line);
}

void Sitting::save_last() {
  if (!leads()) return;
  state.seconds = budget.seconds();
  state.reserved_seconds = budget.reserved();
  if (average) state.averages = average->state();
  save_checkpoint(folder.last(), *bundle, optimizer, state, folder.before());
}

void Sitting::bring_together() {
  if (processes().alone()) return;
  torch::NoGradGuard no_grad;
  for (const torch::Tensor& parameter : bundle->model->parameters()) {
    torch::Tensor weights = parameter.cpu().clone(at::MemoryFormat::Contiguous);
    if (!leads()) weights.zero_();
    processes().sum({weights.data_ptr<float>(), static_cast<size_t>(weights.numel())});
    parameter.copy_(weights);
  }
}

}  // namespace regard
