#pragma once

#include <torch/types.h>
#include <torch/utils.h>

#include <memory>
#include <vector>

#include "training/copy_task.h"
#include "training/updater.h"

namespace regard::testing {

inline ModelOptions model_options(double dropout = 0) {
  ModelOptions options = tiny_config().model;
  options.encoder_dropout = options.decoder_dropout = dropout;
  return options;
}

/// Seven pairs of different lengths.
inline Batch some_batch() {
  std::vector<EncodedPair> pairs;
  for (int32_t i = 0; i < 7; ++i)
    pairs.push_back({std::vector<int32_t>(static_cast<size_t>(1 + (i * 3) % 7), 4 + i),
                     std::vector<int32_t>(static_cast<size_t>(1 + (i * 5) % 7), 10 - i)});
  return make_batch(pairs, std::vector<uint32_t>{0, 1, 2, 3, 4, 5, 6});
}

inline TrainingOptions options_for(LossUnit unit, double teacher_forcing = 1,
                                   double clip_norm = 0) {
  TrainingOptions options;
  options.optimizer = OptimizerKind::sgd;
  options.loss_unit = unit;
  options.teacher_forcing = teacher_forcing;
  options.clip_norm = clip_norm;
  return options;
}

/// A model, what trains it by plain gradient descent, and copies of its weights.
struct Trial {
  explicit Trial(const TrainingOptions& wanted = options_for(LossUnit::token),
                 Precision products = Precision::float32,
                 std::shared_ptr<Processes> sharing = one_process(), int64_t threads = 1,
                 double noise = 0)
      : options(wanted),
        precision(products),
        processes(std::move(sharing)),
        workers(threads),
        dropout(noise) {}
  UpdateResult update(double rate = 1, int64_t number = 0) {
    return updater.update(share_of(some_batch(), processes->place()), number, rate, choices);
  }
  std::vector<torch::Tensor> weights() const {
    std::vector<torch::Tensor> copies;
    for (const torch::Tensor& parameter : model.parameters())
      copies.push_back(parameter.detach().clone());
    return copies;
  }
  /// Whether the weights are these but for rounding.
  bool is_at(const std::vector<torch::Tensor>& expected, double tolerance = 1e-5) const {
    const std::vector<torch::Tensor> now = weights();
    for (size_t i = 0; i < now.size(); ++i)
      if (!at::allclose(now[i], expected[i], tolerance, tolerance)) return false;
    return true;
  }
  Decoder& decoder() { return model.decoder(); }

  TrainingOptions options;
  Precision precision;
  std::shared_ptr<Processes> processes;
  int64_t workers;
  double dropout;
  Seq2Seq model = (torch::manual_seed(1), Seq2Seq(model_options(dropout), {12, 12}));
  Optimizer optimizer{model.named_weights(), options};
  Updater updater{model, optimizer, options, precision, processes, workers};
  Random choices{1};
};

}  // namespace regard::testing
