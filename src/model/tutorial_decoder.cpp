#include "model/tutorial_decoder.h"

#include <torch/types.h>

#include "model/attention_shape.h"

namespace regard {

TutorialDecoder::TutorialDecoder(const ModelOptions& options, int64_t vocabulary_size)
    : Decoder(options, vocabulary_size, options.decoder_size), max_length_(options.max_length) {
  const int64_t width = options.decoder_size;
  TORCH_CHECK(options.embedding_size == width && options.encoder_size == width,
              "the tutorial's networks have one width");
  attention_ = make_attention(options.attention, attention_shape(options, 2 * width, width));
  if (attention_) {
    register_module("attention", attention_);
    attn_combine_ = register_module("attn_combine", torch::nn::Linear(2 * width, width));
  }
  gru_ = register_module("gru", std::make_shared<Recurrence>(
                                    RecurrentShape{.input_size = width, .hidden_size = width}));
}

DecoderState TutorialDecoder::start(const EncoderOutput& source) {
  const torch::Tensor hidden = source.final.transpose(0, 1);  // [B,1,H]
  DecoderState state{.memory = {}, .tensors = {hidden}, .weights = gru_->weights()};
  if (!attention_) return state;
  const int64_t length = source.states.size(1);
  TORCH_CHECK(length <= max_length_, "the tutorial's decoder reads at most ", max_length_,
              " positions, not ", length);
  const torch::Tensor padded =
      torch::constant_pad_nd(source.states, {0, 0, 0, max_length_ - length});  // [B,max_length,H]
  state.memory = attention_->remember(padded, {});
  state.memory.watch.observer = source.observer;
  state.weights.emplace_back(attn_combine_->weight, attn_combine_->bias);
  return state;
}

DecoderStep TutorialDecoder::advance(const torch::Tensor& previous, const DecoderState& state) {
  const torch::Tensor& hidden = state.tensors[0];  // [B,1,H]
  torch::Tensor input, weights;
  if (attention_) {
    const torch::Tensor embedded = embed(previous).unsqueeze(1);  // [B,1,H]
    const AttentionOutput attended =
        attention_->forward(torch::cat({embedded, hidden}, 2), state.memory);
    input = torch::relu(state.weights.back().linear(torch::cat({embedded, attended.context}, 2)));
    weights = attended.weights.squeeze(1);
  } else {
    input = torch::relu(embedding_(previous)).unsqueeze(1);
  }
  const RecurrentOutput read = gru_->forward(input, hidden.transpose(0, 1), {}, state.weights);
  return {.features = read.states.squeeze(1),
          .attention = weights,
          .state = {.memory = state.memory, .tensors = {read.states}, .weights = state.weights}};
}

}  // namespace regard
