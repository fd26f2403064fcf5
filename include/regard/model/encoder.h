#pragma once

#include <torch/nn/modules/embedding.h>

#include <memory>

#include "regard/attention/observer.h"
#include "regard/config/options.h"
#include "regard/corpus/batch.h"

namespace regard {

/// What a decoder needs to know of the source.
struct EncoderOutput {
  torch::Tensor states;  ///< [B,S,H], zero at padding
  torch::Tensor final;   ///< [L,B,C] what each layer carries after the last word: see Recurrence;
                         ///< undefined for an encoder that carries nothing
  torch::Tensor mask;    ///< [B,S] bool, true where there is a word
  AttentionObserver* observer = nullptr;  ///< who looks on while the decoder attends
};

/// Reads the source: embedded words to states.
class Encoder : public torch::nn::Module {
 public:
  EncoderOutput forward(const SourceBatch& source, AttentionObserver* observer = nullptr) {
    return read(embedding_(source.ids), source.lengths, observer);
  }

  /// The same for words that are embedded already, [B,S,E], as `embedding()` does it.
  virtual EncoderOutput read(const torch::Tensor& embedded, const torch::Tensor& lengths,
                             AttentionObserver* observer) = 0;

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
