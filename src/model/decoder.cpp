#include "regard/model/decoder.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "model/bahdanau_decoder.h"
#include "model/luong_decoder.h"
#include "model/small_embedding.h"
#include "model/transformer_decoder.h"
#include "model/tutorial_decoder.h"
#include "regard/base/error.h"
#include "regard/model/dropout.h"
#include "regard/text/vocabulary.h"

namespace regard {

DecoderState DecoderState::select(const torch::Tensor& rows) const {
  DecoderState selected;
  selected.weights = weights;
  selected.memory = memory.select(rows);
  for (const torch::Tensor& tensor : tensors)
    selected.tensors.push_back(tensor.index_select(0, rows));
  for (const LayerMemory& layer : layers)
    selected.layers.push_back(
        {.past = layer.past.select(rows), .source = layer.source.select(rows)});
  return selected;
}

DecoderState DecoderState::reorder(const torch::Tensor& rows) const {
  DecoderState moved = *this;
  for (torch::Tensor& tensor : moved.tensors) tensor = tensor.index_select(0, rows);
  for (LayerMemory& layer : moved.layers) layer.past = layer.past.select(rows);
  return moved;
}

Decoder::Decoder(const ModelOptions& options, int64_t vocabulary_size, int64_t feature_size)
    : embedding_(register_module("embedding",
                                 torch::nn::Embedding(vocabulary_size, options.embedding_size))),
      dropout_(options.decoder_dropout),
      enlarges_(options.scale_embeddings) {
  torch::Tensor tied;
  const bool is_tied = options.tie_embeddings != TiedEmbeddings::none;
  if (is_tied || enlarges_) draw_small(embedding_);
  if (is_tied) tied = embedding_->weight;
  out_ = register_module("out", std::make_shared<OutputLayer>(feature_size, vocabulary_size, tied));
}

torch::Tensor Decoder::drop(const torch::Tensor& input) {
  return apply_dropout(input, dropout_, is_training());
}

torch::Tensor Decoder::embed(const torch::Tensor& ids) {
  const torch::Tensor embedded = embedding_(ids);
  return drop(enlarges_ ? enlarged(embedded) : embedded);
}

torch::Tensor Decoder::forward(const torch::Tensor& target_in, const EncoderOutput& source) {
  DecoderState state = start(source);
  std::vector<torch::Tensor> features;
  for (int64_t t = 0; t < target_in.size(1); ++t) {
    DecoderStep step = advance(target_in.select(1, t), state);
    state = std::move(step.state);
    features.push_back(step.features);
  }
  return torch::stack(features, 1);
}

torch::Tensor Decoder::free_run(const EncoderOutput& source, int64_t steps, torch::Tensor& said) {
  DecoderState state = start(source);
  std::vector<torch::Tensor> features, words;
  torch::Tensor previous = torch::full({source.states.size(0)}, special::bos,
                                       source.states.options().dtype(torch::kLong));
  torch::Tensor ended = previous == special::eos;  // [B]
  for (int64_t t = 0; t < steps && !ended.all().item<bool>(); ++t) {
    DecoderStep step = advance(previous, state);
    state = std::move(step.state);
    {
      torch::NoGradGuard no_grad;
      previous = out_->forward(step.features).argmax(-1);
      ended = ended.logical_or(previous == special::eos);
    }
    words.push_back(previous);
    features.push_back(step.features);
  }
  said = torch::stack(words, 1);
  return torch::stack(features, 1);
}

StepOutput Decoder::step(const torch::Tensor& previous, const DecoderState& state) {
  DecoderStep step = advance(previous, state);
  return {.logits = out_->forward(step.features),
          .attention = step.attention,
          .state = std::move(step.state)};
}

std::shared_ptr<Decoder> make_decoder(const ModelOptions& options, int64_t vocabulary_size,
                                      int64_t state_size) {
  switch (options.decoder) {
    case DecoderKind::tutorial:
      return std::make_shared<TutorialDecoder>(options, vocabulary_size);
    case DecoderKind::bahdanau:
      return std::make_shared<BahdanauDecoder>(options, vocabulary_size, state_size);
    case DecoderKind::luong:
      return std::make_shared<LuongDecoder>(options, vocabulary_size, state_size);
    case DecoderKind::transformer:
      return std::make_shared<TransformerDecoder>(options, vocabulary_size);
  }
  throw Error("unknown decoder kind {}", static_cast<int>(options.decoder));
}

}  // namespace regard
