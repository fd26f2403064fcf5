#pragma once

#include <torch/types.h>
#include <torch/utils.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "regard/model/bundle.h"

namespace regard {

/// A word-level model with random weights and strong opinions: it translates to nonsense, always
/// the same.
inline std::shared_ptr<Bundle> tiny_bundle(int64_t max_length = 12,
                                           const std::function<void(ModelOptions&)>& shape = {}) {
  const std::vector<std::string> french{"le chat dort .", "où est la gare ?", "je mange , tu bois",
                                        "il dort ; elle mange : bien !"};
  const std::vector<std::string> english{"the cat sleeps .", "where is the station ?",
                                         "I eat , you drink", "he sleeps ; she eats : good !"};
  Config config;
  config.text.tokenizer = TokenizerKind::word;
  config.text.joint_vocabulary = false;
  config.text.vocabulary_size = 0;
  config.model.embedding_size = config.model.encoder_size = config.model.attention_size = 8;
  config.model.decoder_size = 8;
  config.model.encoder_dropout = config.model.decoder_dropout = 0.5;
  config.model.max_length = max_length;
  config.search.beam = 3;
  if (shape) shape(config.model);
  CodecPair codecs = learn_codecs(french, english, config.text);
  torch::manual_seed(3);
  const VocabularySizes sizes{codecs.source.vocabulary_size(), codecs.target.vocabulary_size()};
  auto model = std::make_shared<Seq2Seq>(config.model, sizes);
  model->eval();
  torch::NoGradGuard no_grad;
  for (torch::Tensor& parameter : model->parameters()) parameter.mul_(4);
  return std::make_shared<Bundle>(Bundle{config, std::move(codecs), model, {}});
}

}  // namespace regard
