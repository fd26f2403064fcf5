#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "regard/base/random.h"
#include "regard/config/options.h"
#include "regard/corpus/batch.h"
#include "regard/model/seq2seq.h"
#include "regard/training/loss.h"
#include "regard/training/optimizer.h"
#include "training/batch_share.h"
#include "training/gradient_sum.h"

namespace regard {

/// Of all processes together.
struct UpdateResult {
  double nll = 0;            ///< nats, sum over `tokens`
  int64_t tokens = 0;        ///< target words that counted
  double gradient_norm = 0;  ///< before clipping; 0 where nothing clips
  bool finite = true;        ///< false: loss or gradient was not, and no step was made
};

/// Loss of a batch, its gradient, and a step of the optimizer. Several processes add up their
/// gradients and then make the same step.
class Updater {
 public:
  Updater(Seq2Seq& model, Optimizer& optimizer, const TrainingOptions& options, Precision precision,
          std::shared_ptr<Processes> processes = one_process());

  /// Where memory runs out, this batch and all later ones go through in twice as many pieces, their
  /// gradients added up: the update is the same. Throws Error if one pair alone does not fit.
  UpdateResult update(const BatchShare& share, double learning_rate, Random& choices);

 private:
  /// Loss and gradient of this process's share, in as many pieces as memory asks for.
  UpdateResult gradient(const BatchShare& share, bool teacher_forcing);
  UpdateResult attempt(const BatchShare& share, bool teacher_forcing);
  void add_up(UpdateResult& result);

  Seq2Seq& model_;
  Optimizer& optimizer_;
  TrainingOptions options_;
  Precision precision_;
  std::shared_ptr<Processes> processes_;
  std::optional<GradientSum> gradients_;  // where there are several
  int64_t pieces_ = 1;
};

/// Loss of a batch in which the decoder is fed the reference.
LossSums forced_loss(Seq2Seq& model, const Batch& batch, double label_smoothing);

/// Loss of a batch in which the decoder is fed its own words. A sentence counts up to the place
/// where the decoder ends it, as in PyTorch's seq2seq tutorial; `tokens` gets how many words did.
LossSums free_loss(Seq2Seq& model, const Batch& batch, double label_smoothing, int64_t& tokens);

}  // namespace regard
