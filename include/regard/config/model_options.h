#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "regard/config/enum_names.h"
#include "regard/config/range.h"

namespace regard {

enum class EncoderKind { recurrent, transformer };
template <>
struct EnumNames<EncoderKind> {
  static constexpr std::pair<EncoderKind, std::string_view> values[] = {
      {EncoderKind::recurrent, "recurrent"}, {EncoderKind::transformer, "transformer"}};
};

enum class DecoderKind { tutorial, bahdanau, luong, transformer };
template <>
struct EnumNames<DecoderKind> {
  static constexpr std::pair<DecoderKind, std::string_view> values[] = {
      {DecoderKind::tutorial, "tutorial"},
      {DecoderKind::bahdanau, "bahdanau"},
      {DecoderKind::luong, "luong"},
      {DecoderKind::transformer, "transformer"}};
};

enum class CellKind { gru, lstm };
template <>
struct EnumNames<CellKind> {
  static constexpr std::pair<CellKind, std::string_view> values[] = {{CellKind::gru, "gru"},
                                                                     {CellKind::lstm, "lstm"}};
};

enum class AttentionKind {
  none,
  location,
  additive,
  dot,
  general,
  scaled_dot,
  gaussian,
  boxcar,
  epanechnikov,
  triangular,
  constant,
  cosine
};
template <>
struct EnumNames<AttentionKind> {
  static constexpr std::pair<AttentionKind, std::string_view> values[] = {
      {AttentionKind::none, "none"},
      {AttentionKind::location, "location"},
      {AttentionKind::additive, "additive"},
      {AttentionKind::dot, "dot"},
      {AttentionKind::general, "general"},
      {AttentionKind::scaled_dot, "scaled-dot"},
      {AttentionKind::gaussian, "gaussian"},
      {AttentionKind::boxcar, "boxcar"},
      {AttentionKind::epanechnikov, "epanechnikov"},
      {AttentionKind::triangular, "triangular"},
      {AttentionKind::constant, "constant"},
      {AttentionKind::cosine, "cosine"}};
};

enum class NormOrder { pre, post };
template <>
struct EnumNames<NormOrder> {
  static constexpr std::pair<NormOrder, std::string_view> values[] = {{NormOrder::pre, "pre"},
                                                                      {NormOrder::post, "post"}};
};

enum class PositionKind { sinusoidal, learned, rotary, none };
template <>
struct EnumNames<PositionKind> {
  static constexpr std::pair<PositionKind, std::string_view> values[] = {
      {PositionKind::sinusoidal, "sinusoidal"},
      {PositionKind::learned, "learned"},
      {PositionKind::rotary, "rotary"},
      {PositionKind::none, "none"}};
};

enum class BridgeKind { copy, dense, zero };
template <>
struct EnumNames<BridgeKind> {
  static constexpr std::pair<BridgeKind, std::string_view> values[] = {
      {BridgeKind::copy, "copy"}, {BridgeKind::dense, "dense"}, {BridgeKind::zero, "zero"}};
};

enum class TiedEmbeddings { none, target, all };
template <>
struct EnumNames<TiedEmbeddings> {
  static constexpr std::pair<TiedEmbeddings, std::string_view> values[] = {
      {TiedEmbeddings::none, "none"},
      {TiedEmbeddings::target, "target"},
      {TiedEmbeddings::all, "all"}};
};

/// The shape of a network.
struct ModelOptions {
  EncoderKind encoder = EncoderKind::recurrent;
  DecoderKind decoder = DecoderKind::luong;
  AttentionKind attention = AttentionKind::scaled_dot;
  CellKind cell = CellKind::gru;
  int64_t embedding_size = 256;
  int64_t encoder_size = 256;
  int64_t encoder_layers = 1;
  bool bidirectional = true;
  int64_t decoder_size = 512;
  int64_t decoder_layers = 1;
  int64_t attention_size = 256;
  int64_t heads = 4;
  int64_t feed_forward_size = 1024;
  NormOrder norm = NormOrder::pre;
  PositionKind positions = PositionKind::sinusoidal;
  double attention_bandwidth = 1;
  bool learn_bandwidth = true;
  bool deep_output = true;
  bool input_feeding = false;
  bool residual = false;
  bool layer_norm = false;
  bool scale_embeddings = false;
  BridgeKind bridge = BridgeKind::dense;
  TiedEmbeddings tie_embeddings = TiedEmbeddings::none;
  double encoder_dropout = 0.1;
  double decoder_dropout = 0.1;
  int64_t max_length = 200;
  bool mask_padding = true;
};

/// Width of the states that an encoder gives.
inline int64_t encoder_state_size(const ModelOptions& options) {
  if (options.encoder == EncoderKind::transformer) return options.embedding_size;
  return options.encoder_size * (options.bidirectional ? 2 : 1);
}

template <typename Visitor>
void describe(ModelOptions& options, Visitor&& visit) {
  const Range width{1, 65536};
  const Range layers{1, 64};
  visit("encoder", options.encoder, "what reads the source");
  visit("decoder", options.decoder,
        "tutorial: the PyTorch tutorial's AttnDecoderRNN; bahdanau: attention before the "
        "recurrence; luong: after it; transformer: attention instead of it");
  visit("attention", options.attention,
        "how the decoder scores the source positions, and a Transformer all");
  visit("cell", options.cell, "of the recurrent layers");
  visit("embedding-size", options.embedding_size,
        "width of the word embeddings, and of a Transformer", width);
  visit("encoder-size", options.encoder_size, "width of the recurrent encoder, in each direction",
        width);
  visit("encoder-layers", options.encoder_layers, "layers of the encoder", layers);
  visit("bidirectional", options.bidirectional, "read the source in both directions");
  visit("decoder-size", options.decoder_size, "width of the recurrent decoder", width);
  visit("decoder-layers", options.decoder_layers, "layers of the decoder", layers);
  visit("attention-size", options.attention_size,
        "width in which query and key meet: additive, scaled-dot and the kernels", width);
  visit("heads", options.heads, "of each attention of a Transformer", Range{1, 1024});
  visit("feed-forward-size", options.feed_forward_size,
        "width between the two layers of a Transformer's feed-forward networks", width);
  visit("norm", options.norm,
        "where a Transformer normalises: before each sublayer, or after it as first published");
  visit("positions", options.positions, "how a Transformer knows where words stand");
  visit("attention-bandwidth", options.attention_bandwidth,
        "of a kernel, in root mean square differences between query and key", Range{1e-6, 1e6});
  visit("learn-bandwidth", options.learn_bandwidth, "train the bandwidth with the rest");
  visit("deep-output", options.deep_output,
        "combine state, context (and embedding) in a tanh layer before the vocabulary");
  visit("input-feeding", options.input_feeding,
        "luong: the next step also reads what this one made of state and context");
  visit("residual", options.residual, "add what a recurrent layer reads to what it says");
  visit("layer-norm", options.layer_norm, "normalise what each recurrent layer says");
  visit("scale-embeddings", options.scale_embeddings,
        "recurrent networks draw words small and read them sqrt(embedding-size) times as large, as "
        "Transformers do: tied embeddings are small anyway");
  visit("bridge", options.bridge, "how the decoder's first state is made from the encoder's last");
  visit("tie-embeddings", options.tie_embeddings,
        "share target embedding and output weights, or all three");
  visit("encoder-dropout", options.encoder_dropout, "dropout in the encoder", share);
  visit("decoder-dropout", options.decoder_dropout, "dropout in the decoder", share);
  visit("max-length", options.max_length,
        "longest source in tokens, end mark included; longer input is split into sentences and "
        "clauses",
        Range{2, 100000});
  visit("mask-padding", options.mask_padding,
        "keep what fills up a batch from encoder and attention; without, as in the PyTorch "
        "tutorial's second edition, a translation depends on its neighbours: for comparison");
}

}  // namespace regard
