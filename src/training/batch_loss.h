#pragma once

#include <cstdint>

#include "regard/corpus/batch.h"
#include "regard/model/seq2seq.h"
#include "regard/training/loss.h"

namespace regard {

struct BatchLoss {
  LossSums sums;
  int64_t tokens = 0;  ///< target words that count
};

/// Loss of a batch in which the decoder is fed the reference.
BatchLoss forced_loss(Seq2Seq& model, const Batch& batch, double label_smoothing);

/// Loss of a batch in which the decoder is fed its own words. A sentence counts up to the place
/// where the decoder ends it, as in PyTorch's seq2seq tutorial.
BatchLoss free_loss(Seq2Seq& model, const Batch& batch, double label_smoothing);

}  // namespace regard
