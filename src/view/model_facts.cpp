#include "view/model_facts.h"

#include <torch/types.h>

#include <string_view>

namespace regard {
namespace {

/// A weight of an attention, by the names that regard's modules and PyTorch's give.
bool belongs_to_attention(std::string_view name) {
  for (const std::string_view module : {".attention.", ".self_attn.", ".multihead_attn."})
    if (name.find(module) != name.npos) return true;
  return false;
}

}  // namespace

GazeModel model_facts(const Seq2Seq& model) {
  const ModelOptions& options = model.options();
  GazeModel facts{.folder = "",
                  .encoder = std::string(name_of(options.encoder)),
                  .decoder = std::string(name_of(options.decoder)),
                  .attention = std::string(name_of(options.attention)),
                  .parameters = model.parameter_count()};
  for (const auto& [name, weight] : model.named_weights())
    if (belongs_to_attention(name))
      facts.matrices.push_back(
          {.name = name, .shape = weight.sizes().vec(), .parameters = weight.numel()});
  return facts;
}

}  // namespace regard
