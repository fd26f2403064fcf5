#pragma once

#include "regard/model/encoder.h"
#include "regard/model/recurrence.h"

namespace regard {

/// Word embeddings read by recurrent layers, in one direction or both.
///
///   ids -> embedding -> dropout -> GRU or LSTM x L -> states
///
/// With a GRU, one direction, one layer and no dropout it is the PyTorch tutorial's EncoderRNN; in
/// both directions Bahdanau et al. 2015, section 3.2.
class RecurrentEncoder : public Encoder {
 public:
  RecurrentEncoder(const ModelOptions& options, int64_t vocabulary_size,
                   torch::nn::Embedding shared_embedding);

  EncoderOutput read(const torch::Tensor& embedded, const torch::Tensor& lengths,
                     AttentionObserver* observer) override;

 private:
  std::shared_ptr<Recurrence> recurrence_;
  bool enlarges_;  // the words that it reads
};

}  // namespace regard
