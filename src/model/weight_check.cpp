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

 private:
  const NamedTensors& tensors_;
  const std::string& origin_;
};

}  // namespace

void check_widths(const ModelOptions& options, VocabularySizes sizes, const NamedTensors& tensors,
                  const std::string& origin) {
  const WidthCheck check(tensors, origin);
  check("decoder.embedding.weight", {sizes.target, options.embedding_size});
  if (options.tie_embeddings != TiedEmbeddings::all)
    check("encoder.embedding.weight", {sizes.source, options.embedding_size});
  for (int64_t layer = 0; layer < options.encoder_layers; ++layer)
    check(fmt::format("encoder.gru.weight_hh_l{}", layer),
          {3 * options.encoder_size, options.encoder_size});
  for (int64_t layer = 0; layer < options.decoder_layers; ++layer)
    check(fmt::format("decoder.gru.weight_hh_l{}", layer),
          {3 * options.decoder_size, options.decoder_size});
  if (options.attention == AttentionKind::additive)
    check("decoder.attention.Wa.bias", {options.attention_size});
  if (options.attention == AttentionKind::scaled_dot)
    check("decoder.attention.query.weight", {options.attention_size, options.decoder_size});
  if (options.attention == AttentionKind::location)
    check("decoder.attention.attn.bias", {options.max_length});
}

}  // namespace regard
