#include "model/luong_decoder.h"

#include <torch/types.h>

#include "model/attention_shape.h"

namespace regard {

LuongDecoder::LuongDecoder(const ModelOptions& options, int64_t vocabulary_size, int64_t state_size)
    : Decoder(options, vocabulary_size, options.embedding_size) {
  const int64_t width = options.decoder_size;
  bridge_ = register_module("bridge", std::make_shared<Bridge>(options, state_size));
  attention_ = make_attention(options.attention, attention_shape(options, width, state_size));
  if (attention_) register_module("attention", attention_);
  gru_ =
      register_module("gru", std::make_shared<Gru>(GruShape{.input_size = options.embedding_size,
                                                            .hidden_size = width,
                                                            .layers = options.decoder_layers,
                                                            .dropout = options.decoder_dropout}));
  deep_ = register_module(
      "deep", torch::nn::Linear(width + (attention_ ? state_size : 0), options.embedding_size));
}

DecoderState LuongDecoder::start(const EncoderOutput& source) {
  DecoderState state{.memory = {},
                     .tensors = {bridge_->forward(source).transpose(0, 1)},
                     .weights = gru_->weights()};
  if (attention_) state.memory = attention_->remember(source.states, source.mask);
  return state;
}

DecoderOutput LuongDecoder::look(const torch::Tensor& outputs, const Memory& memory) {
  if (!attention_) return {.features = drop(torch::tanh(deep_(outputs))), .attention = {}};
  const AttentionOutput attended = attention_->forward(outputs, memory);
  const torch::Tensor joined = torch::cat({outputs, attended.context}, 2);  // [B,T,H+C]
  return {.features = drop(torch::tanh(deep_(joined))), .attention = attended.weights};
}

DecoderStep LuongDecoder::advance(const torch::Tensor& previous, const DecoderState& state) {
  const GruOutput read = gru_->forward(embed(previous).unsqueeze(1),
                                       state.tensors[0].transpose(0, 1), {}, state.weights);
  const DecoderOutput looked = look(read.states, state.memory);
  return {.features = looked.features.squeeze(1),
          .attention = attention_ ? looked.attention.squeeze(1) : torch::Tensor(),
          .state = {.memory = state.memory,
                    .tensors = {read.final.transpose(0, 1)},
                    .weights = state.weights}};
}

DecoderOutput LuongDecoder::forward(const torch::Tensor& target_in, const EncoderOutput& source) {
  const DecoderState first = start(source);
  const GruOutput read =
      gru_->forward(embed(target_in), first.tensors[0].transpose(0, 1), {}, first.weights);
  return look(read.states, first.memory);
}

}  // namespace regard
