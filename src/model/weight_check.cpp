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

}  // namespace

void check_widths(const ModelOptions& options, VocabularySizes sizes, const NamedTensors& tensors,
                  const std::string& origin) {
  const WidthCheck check(tensors, origin);
  check("decoder.embedding.weight", {sizes.target, options.embedding_size});
  if (options.tie_embeddings != TiedEmbeddings::all)
    check("encoder.embedding.weight", {sizes.source, options.embedding_size});
  const int64_t gates = options.cell == CellKind::lstm ? 4 : 3;
  for (int64_t layer = 0; layer < options.encoder_layers; ++layer)
    check(fmt::format("encoder.{}.weight_hh_l{}", name_of(options.cell), layer),
          {gates * options.encoder_size, options.encoder_size});
  for (int64_t layer = 0; layer < options.decoder_layers; ++layer)
    check(fmt::format("decoder.{}.weight_hh_l{}", name_of(options.cell), layer),
          {gates * options.decoder_size, options.decoder_size});
  if (options.attention == AttentionKind::location)
    check("decoder.attention.attn.bias", {options.max_length});
  else if (has_hidden_width(options.attention))
    check.some_as_wide("decoder.attention.", options.attention_size);
}

}  // namespace regard
