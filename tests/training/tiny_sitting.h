#pragma once

#include <filesystem>
#include <functional>

#include "training/copy_task.h"
#include "training/sitting.h"
#include "translation/tiny_bundle.h"

namespace regard::testing {

/// The beginning of a training in an empty folder, with its first checkpoint.
struct TinySitting {
  explicit TinySitting(const std::function<void(TrainingOptions&)>& change = [](auto&) {}) {
    change(run.config.training);
    std::filesystem::create_directories(run.folder);
    sitting.emplace(run, bundle);
    sitting->save_last();
  }

  /// A number of the model, which tells one set of weights from another.
  torch::Tensor weight() const { return bundle->model->parameters().front().detach().view(-1)[0]; }
  void set_weight(double value) const { weight().fill_(value); }

  Scratch scratch;
  TrainingRun run = tiny_run(scratch / "run");
  std::shared_ptr<Bundle> bundle = tiny_bundle();
  std::optional<Sitting> sitting;
};

}  // namespace regard::testing
