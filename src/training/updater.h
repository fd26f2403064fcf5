#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "regard/base/random.h"
#include "regard/config/options.h"
#include "regard/corpus/batch.h"
#include "regard/model/seq2seq.h"
#include "training/batch_share.h"
#include "training/gradient_sum.h"
#include "training/optimizer.h"
#include "training/worker_threads.h"

namespace regard {

/// Of all processes together.
struct UpdateResult {
  double nll = 0;            ///< nats, sum over `tokens`
  int64_t tokens = 0;        ///< target words that counted
  double gradient_norm = 0;  ///< before clipping; 0 where nothing clips
  bool finite = true;        ///< false: loss or gradient was not, and no step was made
};

/// Loss of a batch, its gradient, and a step of the optimizer. Several processes add up their
/// gradients and then make the same step; so do several threads of the one.
class Updater {
 public:
  Updater(Seq2Seq& model, Optimizer& optimizer, const TrainingOptions& options, Precision precision,
          std::shared_ptr<Processes> processes = one_process(), int64_t workers = 1);

  /// The update with this number, from 0; noise depends on it and on the options' seed. Where
  /// memory runs out, this batch and all later ones go through in twice as many pieces, their
  /// gradients added up: the update is the same but for dropout, which each draws anew. Throws
  /// Error if one pair alone does not fit.
  UpdateResult update(const BatchShare& share, int64_t number, double learning_rate,
                      Random& choices);

 private:
  /// How an update is made.
  struct Plan {
    int64_t number;
    bool teacher_forcing;
  };
  /// Takes the gradients of a loss, which is the last of its share or not.
  using Collect = std::function<void(const torch::Tensor& loss, bool last)>;

  /// Loss and gradient of this process's share, in as many pieces as memory asks for.
  UpdateResult gradient(const BatchShare& share, const Plan& plan);
  UpdateResult attempt(const BatchShare& share, const Plan& plan);
  UpdateResult attempt_side_by_side(const BatchShare& share, const Plan& plan);
  UpdateResult pass(const BatchShare& share, const Plan& plan, int64_t place,
                    const Collect& collect);
  void add_up(UpdateResult& result);

  Seq2Seq& model_;
  Optimizer& optimizer_;
  TrainingOptions options_;
  Precision precision_;
  std::shared_ptr<Processes> processes_;
  std::optional<GradientSum> gradients_;  // where there are several
  std::optional<WorkerThreads> workers_;  // where there are several
  std::vector<torch::Tensor> weights_;    // that are trained
  int64_t pieces_ = 1;
};

}  // namespace regard
