#pragma once

#include <torch/nn/modules/embedding.h>

#include <memory>

#include "regard/config/options.h"
#include "regard/corpus/batch.h"

namespace regard {

/// What a decoder needs to know of the source.
struct EncoderOutput {
  torch::Tensor states;  ///< [B,S,H], zero at padding
  torch::Tensor final;   ///< [L,B,C] what each layer carries after the last word: see Recurrence;
                         ///< undefined for an encoder that carries nothing
  torch::Tensor mask;    ///< [B,S] bool, true where there is a word
};

/// Reads the source: embedded words to states.
class Encoder : public torch::nn::Module {
 public:
  virtual EncoderOutput forward(const SourceBatch& source) = 0;

  torch::nn::Embedding embedding() const { return embedding_; }

 protected:
  /// `shared_embedding`, where it is not empty, belongs to another module.
  Encoder(const ModelOptions& options, int64_t vocabulary_size,
          torch::nn::Embedding shared_embedding);

  torch::Tensor drop(const torch::Tensor& input) const;

  torch::nn::Embedding embedding_;
  double dropout_;
};

/// The encoder of a kind; its states are `encoder_state_size(options)` wide.
std::shared_ptr<Encoder> make_encoder(const ModelOptions& options, int64_t vocabulary_size,
                                      torch::nn::Embedding shared_embedding = nullptr);

}  // namespace regard
