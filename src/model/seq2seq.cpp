#include "regard/model/seq2seq.h"

#include <torch/types.h>

namespace regard {

Seq2Seq::Seq2Seq(const ModelOptions& options, VocabularySizes sizes)
    : options_(options), sizes_(sizes) {
  const int64_t state_size = options.encoder_size * (options.bidirectional ? 2 : 1);
  decoder_ = register_module("decoder", make_decoder(options, sizes.target, state_size));
  const bool shared = options.tie_embeddings == TiedEmbeddings::all;
  TORCH_CHECK(!shared || sizes.source == sizes.target, "tied embeddings need one vocabulary, not ",
              sizes.source, " and ", sizes.target);
  encoder_ = register_module(
      "encoder",
      std::make_shared<Encoder>(options, sizes.source,
                                shared ? decoder_->embedding() : torch::nn::Embedding(nullptr)));
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
