#include "model/luong_decoder.h"

#include <torch/types.h>

#include "model/attention_shape.h"
#include "model/recurrent_shape.h"
#include "regard/attention/linear.h"

namespace regard {

LuongDecoder::LuongDecoder(const ModelOptions& options, int64_t vocabulary_size, int64_t state_size)
    : Decoder(options, vocabulary_size, options.embedding_size),
      input_feeding_(options.input_feeding) {
  const int64_t width = options.decoder_size;
  bridge_ = register_module("bridge", std::make_shared<Bridge>(options, state_size));
  attention_ = make_attention(options.attention, attention_shape(options, width, state_size));
  if (attention_) register_module("attention", attention_);
  const int64_t input_size = options.embedding_size * (input_feeding_ ? 2 : 1);
  recurrence_ = register_module(std::string(name_of(options.cell)),
                                std::make_shared<Recurrence>(decoder_shape(options, input_size)));
  deep_ = register_module(
      "deep", torch::nn::Linear(width + (attention_ ? state_size : 0), options.embedding_size));
}

DecoderState LuongDecoder::start(const EncoderOutput& source) {
  DecoderState state{.memory = {},
                     .tensors = {bridge_->forward(source).transpose(0, 1)},
                     .weights = recurrence_->weights()};
  if (attention_) {
    state.memory = attention_->remember(source.states, source.mask);
    state.memory.watch.observer = source.observer;
  }
  if (input_feeding_)
    state.tensors.push_back(torch::zeros({source.states.size(0), deep_->options.out_features()},
                                         source.states.options()));
  return state;
}

LuongDecoder::Looked LuongDecoder::look(const torch::Tensor& outputs, const Memory& memory) {
  if (!attention_)
    return {.features = drop(torch::tanh(apply_linear(deep_, outputs))), .attention = {}};
  const AttentionOutput attended = attention_->forward(outputs, memory);
  const torch::Tensor joined = torch::cat({outputs, attended.context}, 2);  // [B,T,H+C]
  return {.features = drop(torch::tanh(apply_linear(deep_, joined))),
          .attention = attended.weights};
}

DecoderStep LuongDecoder::advance(const torch::Tensor& previous, const DecoderState& state) {
  torch::Tensor input = embed(previous);  // [B,E]
  if (input_feeding_) input = torch::cat({input, state.tensors[1]}, 1);
  const RecurrentOutput read =
      recurrence_->forward(input.unsqueeze(1), state.tensors[0].transpose(0, 1), {}, state.weights);
  const Looked looked = look(read.states, state.memory);
  DecoderStep step{.features = looked.features.squeeze(1),
                   .attention = attention_ ? looked.attention.squeeze(1) : torch::Tensor(),
                   .state = {.memory = state.memory,
                             .tensors = {read.final.transpose(0, 1)},
                             .weights = state.weights}};
  if (input_feeding_) step.state.tensors.push_back(step.features);
  return step;
}

torch::Tensor LuongDecoder::forward(const torch::Tensor& target_in, const EncoderOutput& source) {
  if (input_feeding_) return Decoder::forward(target_in, source);
  const DecoderState first = start(source);
  const RecurrentOutput read =
      recurrence_->forward(embed(target_in), first.tensors[0].transpose(0, 1), {}, first.weights);
  return look(read.states, first.memory).features;
}

}  // namespace regard
