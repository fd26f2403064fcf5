#include "regard/model/seq2seq.h"

#include <torch/types.h>

namespace regard {

Seq2Seq::Seq2Seq(const ModelOptions& options, VocabularySizes sizes)
    : options_(options), sizes_(sizes) {
  decoder_ =
      register_module("decoder", make_decoder(options, sizes.target, encoder_state_size(options)));
  const bool shared = options.tie_embeddings == TiedEmbeddings::all;
  TORCH_CHECK(!shared || sizes.source == sizes.target, "tied embeddings need one vocabulary, not ",
              sizes.source, " and ", sizes.target);
  encoder_ = register_module(
      "encoder", make_encoder(options, sizes.source,
                              shared ? decoder_->embedding() : torch::nn::Embedding(nullptr)));
}

EncoderOutput Seq2Seq::encode(const SourceBatch& source) {
  if (options_.mask_padding) return encoder_->forward(source);
  return encoder_->forward(
      {.ids = source.ids, .lengths = torch::full_like(source.lengths, source.ids.size(1))});
}

int64_t Seq2Seq::parameter_count() const {
  int64_t count = 0;
  for (const torch::Tensor& parameter : parameters()) count += parameter.numel();
  return count;
}

NamedTensors Seq2Seq::named_weights() const {
  NamedTensors weights;
  for (const auto& parameter : named_parameters())
    weights.emplace_back(parameter.key(), parameter.value());
  return weights;
}

}  // namespace regard
