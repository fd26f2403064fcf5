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
  const bool transformer = decoder == DecoderKind::transformer;
  return {.encoder = transformer ? EncoderKind::transformer : EncoderKind::recurrent,
          .decoder = decoder,
          .attention = attention,
          .embedding_size = tutorial || transformer ? 6 : 4,
          .encoder_size = tutorial ? 6 : 3,
          .encoder_layers = tutorial ? 1 : 2,
          .bidirectional = !tutorial,
          .decoder_size = 6,
          .decoder_layers = tutorial ? 1 : 2,
          .attention_size = 5,
          .heads = transformer ? 3 : 2,
          .feed_forward_size = 5,
          .deep_output = !tutorial,
          .bridge = tutorial ? BridgeKind::copy : BridgeKind::dense,
          .encoder_dropout = 0,
          .decoder_dropout = 0,
          .max_length = 7};
}

/// What the recurrent decoders can be beside their attention.
inline std::vector<ModelOptions> recurrent_variations() {
  std::vector<ModelOptions> variations;
  for (const DecoderKind decoder : {DecoderKind::bahdanau, DecoderKind::luong}) {
    ModelOptions options = small_options(decoder, AttentionKind::general);
    options.cell = CellKind::lstm;
    variations.push_back(options);
    options.bridge = BridgeKind::zero;
    variations.push_back(options);
    options = small_options(decoder, AttentionKind::additive);
    options.residual = options.layer_norm = options.scale_embeddings = true;
    variations.push_back(options);
  }
  ModelOptions fed = small_options(DecoderKind::luong, AttentionKind::general);
  fed.input_feeding = true;
  variations.push_back(fed);
  fed.attention = AttentionKind::none;
  variations.push_back(fed);
  return variations;
}

/// What a Transformer can be beside its attention, and with a recurrent network on its other side.
inline std::vector<ModelOptions> transformer_variations() {
  const ModelOptions transformer =
      small_options(DecoderKind::transformer, AttentionKind::scaled_dot);
  std::vector<ModelOptions> variations(5, transformer);
  variations[0].norm = NormOrder::post;
  variations[1].positions = PositionKind::learned;
  variations[2].positions = PositionKind::rotary;
  variations[3].positions = PositionKind::none;
  variations[4].encoder = EncoderKind::recurrent;
  ModelOptions read = small_options(DecoderKind::luong, AttentionKind::additive);
  read.encoder = EncoderKind::transformer;
  read.bridge = BridgeKind::zero;
  variations.push_back(read);
  return variations;
}

/// Every decoder with every attention that it takes, and what else it can be.
inline std::vector<ModelOptions> every_network() {
  std::vector<ModelOptions> networks = recurrent_variations();
  for (const ModelOptions& options : transformer_variations()) networks.push_back(options);
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
  if (options.cell == CellKind::lstm) name += "_lstm";
  if (options.bridge == BridgeKind::zero) name += "_zero";
  if (options.residual) name += "_residual";
  if (options.input_feeding) name += "_fed";
  if (options.encoder == EncoderKind::transformer && options.decoder != DecoderKind::transformer)
    name += "_on_transformer";
  if (options.encoder == EncoderKind::recurrent && options.decoder == DecoderKind::transformer)
    name += "_on_recurrent";
  if (options.norm == NormOrder::post) name += "_post";
  if (options.positions != PositionKind::sinusoidal)
    name += "_" + std::string(name_of(options.positions));
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
