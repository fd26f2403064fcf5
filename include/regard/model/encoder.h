#pragma once

#include <torch/nn/modules/embedding.h>

#include "regard/config/options.h"
#include "regard/corpus/batch.h"
#include "regard/model/recurrence.h"

namespace regard {

/// What a decoder needs to know of the source.
struct EncoderOutput {
  torch::Tensor states;  ///< [B,S,H], zero at padding
  torch::Tensor final;   ///< [L,B,C] what each layer carries after the last word: see Recurrence
  torch::Tensor mask;    ///< [B,S] bool, true where there is a word
};

/// Word embeddings read by recurrent layers, in one direction or both.
///
///   ids -> embedding -> dropout -> GRU or LSTM x L -> states
///
/// With a GRU, one direction, one layer and no dropout it is the PyTorch tutorial's EncoderRNN; in
/// both directions Bahdanau et al. 2015, section 3.2.
class Encoder : public torch::nn::Module {
 public:
  /// `shared_embedding`, where it is not empty, belongs to another module.
  Encoder(const ModelOptions& options, int64_t vocabulary_size,
          torch::nn::Embedding shared_embedding = nullptr);

  EncoderOutput forward(const SourceBatch& source);

  /// H of `EncoderOutput::states`.
  int64_t state_size() const { return recurrence_->output_size(); }
  torch::nn::Embedding embedding() const { return embedding_; }

 private:
  torch::nn::Embedding embedding_;
  double dropout_;
  std::shared_ptr<Recurrence> recurrence_;
};

}  // namespace regard
