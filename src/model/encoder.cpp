#include "regard/model/encoder.h"

#include <torch/types.h>

#include "model/recurrent_shape.h"
#include "regard/model/dropout.h"

namespace regard {

Encoder::Encoder(const ModelOptions& options, int64_t vocabulary_size,
                 torch::nn::Embedding shared_embedding)
    : embedding_(shared_embedding.is_empty()
                     ? register_module("embedding", torch::nn::Embedding(vocabulary_size,
                                                                         options.embedding_size))
                     : shared_embedding),
      dropout_(options.encoder_dropout),
      recurrence_(register_module(std::string(name_of(options.cell)),
                                  std::make_shared<Recurrence>(encoder_shape(options)))) {}

EncoderOutput Encoder::forward(const SourceBatch& source) {
  const torch::Tensor positions = torch::arange(source.ids.size(1));
  const torch::Tensor mask =
      (positions.unsqueeze(0) < source.lengths.unsqueeze(1)).to(source.ids.device());  // [B,S]
  const torch::Tensor embedded =
      apply_dropout(embedding_(source.ids), dropout_, is_training());  // [B,S,E]
  const RecurrentOutput read = recurrence_->forward(embedded, {}, mask);
  return {.states = read.states, .final = read.final, .mask = mask};
}

}  // namespace regard
