#include "model/weight_check.h"

#include <fmt/ranges.h>

#include <algorithm>

#include "regard/base/error.h"

namespace regard {
namespace {

class WidthCheck {
 public:
  WidthCheck(const NamedTensors& tensors, const std::string& origin)
      : tensors_(tensors), origin_(origin) {}

  void operator()(const std::string& name, at::IntArrayRef shape) const {
    const auto found = std::find_if(tensors_.begin(), tensors_.end(),
                                    [&](const auto& tensor) { return tensor.first == name; });
    if (found == tensors_.end())
      throw Error("{}: it has no weights '{}', which the model's options ask for", origin_, name);
    if (found->second.sizes() != shape)
      throw Error("{}: '{}' has shape {}, the model's options ask for {}", origin_, name,
                  fmt::join(found->second.sizes(), " x "), fmt::join(shape, " x "));
  }

  /// One of the weights whose names begin so has that many rows.
  void some_as_wide(std::string_view prefix, int64_t rows) const {
    const bool found = std::ranges::any_of(tensors_, [&](const auto& tensor) {
      return tensor.first.starts_with(prefix) && tensor.second.dim() > 0 &&
             tensor.second.size(0) == rows;
    });
    if (!found)
      throw Error("{}: none of its weights '{}...' has {} rows, which the model's options ask for",
                  origin_, prefix, rows);
  }

 private:
  const NamedTensors& tensors_;
  const std::string& origin_;
};

bool has_hidden_width(AttentionKind kind) {
  constexpr AttentionKind without[] = {AttentionKind::none, AttentionKind::location,
                                       AttentionKind::dot, AttentionKind::general,
                                       AttentionKind::constant};
  return std::ranges::find(without, kind) == std::end(without);
}

void check_recurrence(const WidthCheck& check, const std::string& side, CellKind cell,
                      int64_t layers, int64_t size) {
  const int64_t gates = cell == CellKind::lstm ? 4 : 3;
  for (int64_t layer = 0; layer < layers; ++layer)
    check(fmt::format("{}.{}.weight_hh_l{}", side, name_of(cell), layer), {gates * size, size});
}

void check_blocks(const WidthCheck& check, const std::string& side, const ModelOptions& options,
                  int64_t layers) {
  for (int64_t layer = 0; layer < layers; ++layer)
    check(fmt::format("{}.layers.{}.linear1.weight", side, layer),
          {options.feed_forward_size, options.embedding_size});
  if (options.positions == PositionKind::learned)
    check(side + ".positions.weight", {options.max_length, options.embedding_size});
}

void check_encoder(const WidthCheck& check, const ModelOptions& options) {
  if (options.encoder == EncoderKind::transformer)
    return check_blocks(check, "encoder", options, options.encoder_layers);
  check_recurrence(check, "encoder", options.cell, options.encoder_layers, options.encoder_size);
}

void check_decoder(const WidthCheck& check, const ModelOptions& options) {
  if (options.decoder == DecoderKind::transformer)
    return check_blocks(check, "decoder", options, options.decoder_layers);
  check_recurrence(check, "decoder", options.cell, options.decoder_layers, options.decoder_size);
}

}  // namespace

void check_widths(const ModelOptions& options, VocabularySizes sizes, const NamedTensors& tensors,
                  const std::string& origin) {
  const WidthCheck check(tensors, origin);
  check("decoder.embedding.weight", {sizes.target, options.embedding_size});
  if (options.tie_embeddings != TiedEmbeddings::all)
    check("encoder.embedding.weight", {sizes.source, options.embedding_size});
  check_encoder(check, options);
  check_decoder(check, options);
  if (options.decoder == DecoderKind::transformer) return;
  if (options.attention == AttentionKind::location)
    check("decoder.attention.attn.bias", {options.max_length});
  else if (has_hidden_width(options.attention))
    check.some_as_wide("decoder.attention.", options.attention_size);
}

}  // namespace regard
