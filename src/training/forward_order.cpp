#include "training/forward_order.h"

#include <algorithm>
#include <string_view>

namespace regard {
namespace {

constexpr std::string_view encoder_embedding = "encoder.embedding";
constexpr std::string_view decoder_embedding = "decoder.embedding";

}  // namespace

NamedTensors in_forward_order(NamedTensors weights) {
  const auto of_encoder = [](const auto& named) {
    return named.first.starts_with(encoder_embedding);
  };
  // One that encoder and decoder share has the decoder's name.
  const std::string_view first =
      std::ranges::any_of(weights, of_encoder) ? encoder_embedding : decoder_embedding;
  const auto stage = [&](const auto& named) {
    const std::string& name = named.first;
    if (name.starts_with(first)) return 0;
    return name.starts_with("encoder.") ? 1 : 2;
  };
  std::ranges::stable_sort(weights, {}, stage);
  return weights;
}

}  // namespace regard
