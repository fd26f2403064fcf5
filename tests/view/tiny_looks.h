#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "regard/base/error.h"
#include "regard/view/look.h"
#include "translation/tiny_bundle.h"

/// Looks of tiny models of several kinds.
namespace regard {

inline void as_transformer(ModelOptions& model) {
  model.encoder = EncoderKind::transformer;
  model.decoder = DecoderKind::transformer;
  model.encoder_layers = 2;
  model.decoder_layers = 3;
  model.heads = 2;
  model.feed_forward_size = 8;
  model.tie_embeddings = TiedEmbeddings::none;
}
inline void as_bahdanau(ModelOptions& model) {
  model.decoder = DecoderKind::bahdanau;
  model.attention = AttentionKind::additive;
}
inline void as_gaussian(ModelOptions& model) { model.attention = AttentionKind::gaussian; }
inline void as_tutorial(ModelOptions& model) {
  model.decoder = DecoderKind::tutorial;
  model.attention = AttentionKind::location;
  model.bidirectional = model.deep_output = false;
  model.bridge = BridgeKind::copy;
}

inline LookRequest request_for(const Bundle& bundle,
                               const std::string& source = "où est la gare ?") {
  LookRequest request{.source = source};
  request.search = bundle.config.search;
  return request;
}
inline Gaze look_once(const Bundle& bundle, const LookRequest& request) {
  std::vector<Gaze> gazes = look(bundle, request);
  EXPECT_EQ(gazes.size(), 1u);
  return std::move(gazes.front());
}
inline std::string complaint(const Bundle& bundle, const LookRequest& request) {
  try {
    look(bundle, request);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace regard
