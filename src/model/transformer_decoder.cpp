#include "model/transformer_decoder.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "model/layer_norm.h"
#include "model/small_embedding.h"

namespace regard {

TransformerDecoder::TransformerDecoder(const ModelOptions& options, int64_t vocabulary_size)
    : Decoder(options, vocabulary_size, options.embedding_size),
      positions_(register_module(
          "positions", std::make_shared<Positions>(options.positions, options.embedding_size,
                                                   options.max_length))),
      layers_(register_module("layers", torch::nn::ModuleList())),
      norm_(register_module("norm", last_norm(options))) {
  for (int64_t layer = 0; layer < options.decoder_layers; ++layer)
    layers_->push_back(std::make_shared<TransformerDecoderBlock>(options));
  draw_small(embedding_);  // positions have unit variance too
}

DecoderState TransformerDecoder::start(const EncoderOutput& source) {
  DecoderState state;
  for (size_t i = 0; i < layers_->size(); ++i) {
    const auto layer = static_cast<int64_t>(i);
    LayerMemory memory;
    memory.source = layers_->ptr<TransformerDecoderBlock>(i)->remember(source.states, source.mask);
    memory.source.watch = {source.observer, {AttentionPart::cross, layer}};
    memory.past.watch = {source.observer, {AttentionPart::decoder, layer}};
    state.layers.push_back(std::move(memory));
  }
  return state;
}

MultiHeadOutput TransformerDecoder::read(const torch::Tensor& ids, DecoderState& state,
                                         Weights weights) {
  const Memory& past = state.layers.front().past;
  const int64_t first = past.keys.defined() ? past.keys.size(2) : 0;
  MultiHeadOutput said{.output = drop(positions_->forward(enlarged(embedding_(ids)), first)),
                       .weights = {}};
  for (size_t i = 0; i < state.layers.size(); ++i) {
    const bool last = i + 1 == state.layers.size();
    said = layers_->ptr<TransformerDecoderBlock>(i)->forward(said.output, state.layers[i].past,
                                                             state.layers[i].source,
                                                             last ? weights : Weights::leave_out);
  }
  said.output = apply_layer_norm(norm_, said.output);
  return said;
}

DecoderStep TransformerDecoder::advance(const torch::Tensor& previous, const DecoderState& state) {
  DecoderState next = state;
  const MultiHeadOutput said = read(previous.unsqueeze(1), next, Weights::give);
  return {.features = said.output.squeeze(1),
          .attention = said.weights.mean(1).squeeze(1),
          .state = std::move(next)};
}

torch::Tensor TransformerDecoder::forward(const torch::Tensor& target_in,
                                          const EncoderOutput& source) {
  DecoderState state = start(source);
  return read(target_in, state, Weights::leave_out).output;
}

}  // namespace regard
