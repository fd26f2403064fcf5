#pragma once

#include <cstdint>

#include "regard/base/random.h"
#include "regard/config/options.h"
#include "regard/corpus/batch.h"
#include "regard/model/seq2seq.h"
#include "regard/training/loss.h"
#include "regard/training/optimizer.h"

namespace regard {

struct UpdateResult {
  double nll = 0;            ///< nats, sum over `tokens`
  int64_t tokens = 0;        ///< target words that counted
  double gradient_norm = 0;  ///< before clipping; 0 where nothing clips
  bool finite = true;        ///< false: loss or gradient was not, and no step was made
};

/// Loss of a batch, its gradient, and a step of the optimizer.
class Updater {
 public:
  Updater(Seq2Seq& model, Optimizer& optimizer, const TrainingOptions& options,
          Precision precision);

  /// Where memory runs out, this batch and all later ones go through in twice as many pieces, their
  /// gradients added up: the update is the same. Throws Error if one pair alone does not fit.
  UpdateResult update(const Batch& batch, double learning_rate, Random& choices);

 private:
  UpdateResult attempt(const Batch& batch, double learning_rate, bool teacher_forcing);

  Seq2Seq& model_;
  Optimizer& optimizer_;
  TrainingOptions options_;
  Precision precision_;
  int64_t pieces_ = 1;
};

/// Loss of a batch in which the decoder is fed the reference.
LossSums forced_loss(Seq2Seq& model, const Batch& batch, double label_smoothing);

/// Loss of a batch in which the decoder is fed its own words. A sentence counts up to the place
/// where the decoder ends it, as in PyTorch's seq2seq tutorial; `tokens` gets how many words did.
LossSums free_loss(Seq2Seq& model, const Batch& batch, double label_smoothing, int64_t& tokens);

}  // namespace regard
