#include "regard/model/encoder.h"

#include <torch/types.h>

#include "model/recurrent_encoder.h"
#include "model/transformer_encoder.h"
#include "regard/base/error.h"
#include "regard/model/dropout.h"

namespace regard {

Encoder::Encoder(const ModelOptions& options, int64_t vocabulary_size,
                 torch::nn::Embedding shared_embedding)
    : embedding_(shared_embedding.is_empty()
                     ? register_module("embedding", torch::nn::Embedding(vocabulary_size,
                                                                         options.embedding_size))
                     : shared_embedding),
      dropout_(options.encoder_dropout) {}

torch::Tensor Encoder::drop(const torch::Tensor& input) const {
  return apply_dropout(input, dropout_, is_training());
}

std::shared_ptr<Encoder> make_encoder(const ModelOptions& options, int64_t vocabulary_size,
                                      torch::nn::Embedding shared_embedding) {
  switch (options.encoder) {
    case EncoderKind::recurrent:
      return std::make_shared<RecurrentEncoder>(options, vocabulary_size, shared_embedding);
    case EncoderKind::transformer:
      return std::make_shared<TransformerEncoder>(options, vocabulary_size, shared_embedding);
  }
  throw Error("unknown encoder kind {}", static_cast<int>(options.encoder));
}

}  // namespace regard
