#pragma once

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <string>
#include <vector>

#include "attention/gradient_check.h"
#include "regard/config/consistency.h"
#include "regard/model/seq2seq.h"
#include "regard/text/vocabulary.h"

namespace regard {

inline constexpr double rounding = 1e-12;  // of double precision, in these small networks
inline constexpr VocabularySizes small_sizes{9, 8};

/// Small widths that differ wherever they may; without dropout.
inline ModelOptions small_options(DecoderKind decoder, AttentionKind attention) {
  const bool tutorial = decoder == DecoderKind::tutorial;
  return {.decoder = decoder,
          .attention = attention,
          .embedding_size = tutorial ? 6 : 4,
          .encoder_size = tutorial ? 6 : 3,
          .encoder_layers = tutorial ? 1 : 2,
          .bidirectional = !tutorial,
          .decoder_size = 6,
          .decoder_layers = tutorial ? 1 : 2,
          .attention_size = 5,
          .deep_output = !tutorial,
          .bridge = tutorial ? BridgeKind::copy : BridgeKind::dense,
          .encoder_dropout = 0,
          .decoder_dropout = 0,
          .max_length = 7};
}

/// Every decoder with every attention that it takes.
inline std::vector<ModelOptions> every_network() {
  std::vector<ModelOptions> networks;
  for (const auto& [decoder, decoder_name] : EnumNames<DecoderKind>::values) {
    for (const auto& [attention, attention_name] : EnumNames<AttentionKind>::values) {
      const ModelOptions options = small_options(decoder, attention);
      try {
        check_consistency(options);
        networks.push_back(options);
      } catch (const Error&) {
      }
    }
  }
  return networks;
}

inline std::string network_name(const ModelOptions& options) {
  std::string name =
      std::string(name_of(options.decoder)) + "_" + std::string(name_of(options.attention));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// A network in double precision, always the same.
inline std::shared_ptr<Seq2Seq> small_model(const ModelOptions& options,
                                            VocabularySizes sizes = small_sizes) {
  torch::manual_seed(1);
  auto model = std::make_shared<Seq2Seq>(options, sizes);
  model->to(torch::kDouble);
  return model;
}

/// Three pairs; padding is not at the same place in source and target.
inline Batch small_batch() {
  return {.source = {.ids = torch::tensor({{4, 5, 6, 7, 3}, {8, 5, 3, 0, 0}, {6, 3, 0, 0, 0}}),
                     .lengths = torch::tensor({5, 3, 2})},
          .target_in = torch::tensor({{2, 4, 0}, {2, 5, 6}, {2, 7, 4}}),
          .target_out = torch::tensor({{4, 3, 0}, {5, 6, 3}, {7, 4, 3}}),
          .target_tokens = 8};
}

/// One sentence of a source batch without its padding.
inline SourceBatch alone(const SourceBatch& batch, int64_t row) {
  const torch::Tensor length = batch.lengths.narrow(0, row, 1);
  return {.ids = batch.ids.narrow(0, row, 1).narrow(1, 0, length.item<int64_t>()),
          .lengths = length};
}

inline void assign(torch::Tensor parameter, const torch::Tensor& values) {
  torch::NoGradGuard no_grad;
  parameter.copy_(values.to(parameter.scalar_type()).view(parameter.sizes()));
}

}  // namespace regard
