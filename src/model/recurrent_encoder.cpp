#include "model/recurrent_encoder.h"

#include <torch/types.h>

#include "model/recurrent_shape.h"
#include "model/small_embedding.h"
#include "regard/attention/masked_softmax.h"

namespace regard {

RecurrentEncoder::RecurrentEncoder(const ModelOptions& options, int64_t vocabulary_size,
                                   torch::nn::Embedding shared_embedding)
    : Encoder(options, vocabulary_size, shared_embedding),
      recurrence_(register_module(std::string(name_of(options.cell)),
                                  std::make_shared<Recurrence>(encoder_shape(options)))),
      enlarges_(options.scale_embeddings) {
  if (enlarges_ && shared_embedding.is_empty()) draw_small(embedding_);
}

EncoderOutput RecurrentEncoder::read(const torch::Tensor& embedded, const torch::Tensor& lengths,
                                     AttentionObserver* observer) {
  const torch::Tensor mask = length_mask(lengths, embedded.size(1)).to(embedded.device());  // [B,S]
  const torch::Tensor words = drop(enlarges_ ? enlarged(embedded) : embedded);
  const RecurrentOutput read = recurrence_->forward(words, {}, mask);
  return {.states = read.states, .final = read.final, .mask = mask, .observer = observer};
}

}  // namespace regard
