#include "model/bahdanau_decoder.h"

#include <torch/types.h>

#include "model/attention_shape.h"
#include "model/recurrent_shape.h"
#include "regard/attention/linear.h"

namespace regard {

BahdanauDecoder::BahdanauDecoder(const ModelOptions& options, int64_t vocabulary_size,
                                 int64_t state_size)
    : Decoder(options, vocabulary_size,
              options.deep_output ? options.embedding_size : options.decoder_size) {
  const int64_t width = options.decoder_size;
  bridge_ = register_module("bridge", std::make_shared<Bridge>(options, state_size));
  attention_ = make_attention(options.attention, attention_shape(options, width, state_size));
  if (attention_) register_module("attention", attention_);
  const int64_t context_size = attention_ ? state_size : 0;
  recurrence_ = register_module(
      std::string(name_of(options.cell)),
      std::make_shared<Recurrence>(decoder_shape(options, options.embedding_size + context_size)));
  if (options.deep_output)
    deep_ = register_module("deep", torch::nn::Linear(width + context_size + options.embedding_size,
                                                      options.embedding_size));
}

DecoderState BahdanauDecoder::start(const EncoderOutput& source) {
  DecoderState state{.memory = {},
                     .tensors = {bridge_->forward(source).transpose(0, 1)},
                     .weights = recurrence_->weights()};
  if (attention_) {
    state.memory = attention_->remember(source.states, source.mask);
    state.memory.watch.observer = source.observer;
  }
  return state;
}

BahdanauDecoder::Step BahdanauDecoder::recur(const torch::Tensor& embedded,
                                             const torch::Tensor& hidden,
                                             const DecoderState& state) {
  Step step;
  torch::Tensor input = embedded;  // [B,1,E]
  if (attention_) {
    const torch::Tensor top = hidden.narrow(1, hidden.size(1) - 1, 1);         // [B,1,C]
    const torch::Tensor query = top.narrow(2, 0, recurrence_->output_size());  // [B,1,H]
    const AttentionOutput attended = attention_->forward(query, state.memory);
    step.context = attended.context;
    step.weights = attended.weights;
    input = torch::cat({embedded, attended.context}, 2);
  }
  const RecurrentOutput read =
      recurrence_->forward(input, hidden.transpose(0, 1), {}, state.weights);
  step.output = read.states;
  step.hidden = read.final.transpose(0, 1);
  return step;
}

torch::Tensor BahdanauDecoder::features(const torch::Tensor& output, const torch::Tensor& context,
                                        const torch::Tensor& embedded) {
  if (deep_.is_empty()) return output;
  const torch::Tensor joined =
      attention_ ? torch::cat({output, context, embedded}, 2) : torch::cat({output, embedded}, 2);
  return drop(torch::tanh(apply_linear(deep_, joined)));
}

DecoderStep BahdanauDecoder::advance(const torch::Tensor& previous, const DecoderState& state) {
  const torch::Tensor embedded = embed(previous).unsqueeze(1);
  const Step step = recur(embedded, state.tensors[0], state);
  return {.features = features(step.output, step.context, embedded).squeeze(1),
          .attention = attention_ ? step.weights.squeeze(1) : torch::Tensor(),
          .state = {.memory = state.memory, .tensors = {step.hidden}, .weights = state.weights}};
}

torch::Tensor BahdanauDecoder::forward(const torch::Tensor& target_in,
                                       const EncoderOutput& source) {
  const DecoderState first = start(source);
  const torch::Tensor embedded = embed(target_in);  // [B,T,E]
  const std::vector<torch::Tensor> words = embedded.split(1, 1);
  torch::Tensor hidden = first.tensors[0];
  std::vector<torch::Tensor> outputs, contexts;
  for (const torch::Tensor& word : words) {
    const Step step = recur(word, hidden, first);
    hidden = step.hidden;
    outputs.push_back(step.output);
    contexts.push_back(step.context);
  }
  const torch::Tensor context = attention_ ? torch::cat(contexts, 1) : torch::Tensor();
  return features(torch::cat(outputs, 1), context, embedded);
}

}  // namespace regard
