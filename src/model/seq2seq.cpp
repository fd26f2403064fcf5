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

EncoderOutput Seq2Seq::encode(const SourceBatch& source, AttentionObserver* observer) {
  return encoder_->forward(
      {.ids = source.ids, .lengths = visible(source.lengths, source.ids.size(1))}, observer);
}

EncoderOutput Seq2Seq::encode_embedded(const torch::Tensor& embedded, const torch::Tensor& lengths,
                                       AttentionObserver* observer) {
  return encoder_->read(embedded, visible(lengths, embedded.size(1)), observer);
}

torch::Tensor Seq2Seq::visible(const torch::Tensor& lengths, int64_t longest) const {
  return options_.mask_padding ? lengths : torch::full_like(lengths, longest);
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
