#include "model/transformer_encoder.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "model/layer_norm.h"
#include "model/small_embedding.h"
#include "regard/attention/masked_softmax.h"

namespace regard {

TransformerEncoder::TransformerEncoder(const ModelOptions& options, int64_t vocabulary_size,
                                       torch::nn::Embedding shared_embedding)
    : Encoder(options, vocabulary_size, shared_embedding),
      positions_(register_module(
          "positions", std::make_shared<Positions>(options.positions, options.embedding_size,
                                                   options.max_length))),
      layers_(register_module("layers", torch::nn::ModuleList())),
      norm_(register_module("norm", last_norm(options))) {
  for (int64_t layer = 0; layer < options.encoder_layers; ++layer)
    layers_->push_back(std::make_shared<TransformerEncoderBlock>(options));
  if (shared_embedding.is_empty()) draw_small(embedding_);  // positions have unit variance too
}

EncoderOutput TransformerEncoder::read(const torch::Tensor& embedded, const torch::Tensor& lengths,
                                       AttentionObserver* observer) {
  const torch::Tensor mask = length_mask(lengths, embedded.size(1)).to(embedded.device());  // [B,S]
  torch::Tensor states = drop(positions_->forward(enlarged(embedded), 0));
  Watch watch{.observer = observer, .site = {.part = AttentionPart::encoder, .layer = 0}};
  for (const auto& layer : *layers_) {
    states = layer->as<TransformerEncoderBlock>()->forward(states, mask, watch);
    ++watch.site.layer;
  }
  return {.states = apply_layer_norm(norm_, states) * mask.unsqueeze(2),
          .final = {},
          .mask = mask,
          .observer = observer};
}

}  // namespace regard
