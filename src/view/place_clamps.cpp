#include "view/place_clamps.h"

#include <algorithm>
#include <map>

#include "regard/attention/kernel.h"
#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/text/pieces.h"

namespace regard {
namespace {

struct Extent {
  int64_t layers = 0;
  int64_t heads = 0;
};

/// What the model has of a part.
Extent extent_of(AttentionPart part, const ModelOptions& options) {
  const bool in_decoder = part != AttentionPart::encoder;
  const bool transformer = in_decoder ? options.decoder == DecoderKind::transformer
                                      : options.encoder == EncoderKind::transformer;
  if (transformer)
    return {in_decoder ? options.decoder_layers : options.encoder_layers, options.heads};
  const bool looks = part == AttentionPart::cross && options.attention != AttentionKind::none;
  return looks ? Extent{1, 1} : Extent{};
}

void check_extent(const Clamp& clamp, const ModelOptions& options) {
  const Extent extent = extent_of(clamp.part, options);
  if (extent.layers == 0)
    throw Error("--clamp: this model ({} encoder, {} decoder, attention {}) has no part {}",
                name_of(options.encoder), name_of(options.decoder), name_of(options.attention),
                name_of(clamp.part));
  if (clamp.layer.value_or(1) > extent.layers)
    throw Error("--clamp: layer={}, but the model has {} there", *clamp.layer,
                counted(extent.layers, "layer"));
  if (clamp.head.value_or(1) > extent.heads)
    throw Error("--clamp: head={}, but the model has {} there", *clamp.head,
                counted(extent.heads, "head"));
  const auto kernel = value_of<Kernel>(name_of(options.attention));
  if (clamp.bandwidth && (!kernel || kernel == Kernel::constant))
    throw Error("--clamp: only kernels have a bandwidth, and this model's attention is {}",
                name_of(options.attention));
}

/// Readable words, with their columns.
std::vector<std::pair<std::string, std::vector<int64_t>>> words_of(
    const std::vector<std::string>& pieces) {
  std::vector<std::pair<std::string, std::vector<int64_t>>> words;
  const std::vector<size_t> numbers = word_numbers(pieces);
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (numbers[i] >= words.size()) words.resize(numbers[i] + 1);
    words[numbers[i]].first += readable_piece(pieces[i]);
    words[numbers[i]].second.push_back(static_cast<int64_t>(i));
  }
  return words;
}

std::vector<int64_t> find_word(const std::string& word, const std::vector<std::string>& pieces) {
  const auto words = words_of(pieces);
  const auto matches = std::ranges::count(words, word, [](const auto& w) { return w.first; });
  if (matches == 1)
    return std::ranges::find(words, word, [](const auto& w) { return w.first; })->second;
  std::string list;
  for (size_t i = 0; i < pieces.size(); ++i)
    list += fmt::format("{}{} {}", i == 0 ? "" : ", ", i + 1, readable_piece(pieces[i]));
  if (matches == 0)
    throw Error("--clamp: there is no word '{}' in the source; its pieces are {}", word, list);
  throw Error("--clamp: '{}' stands {} times in the source; say which with at=PIECE: {}", word,
              matches, list);
}

std::vector<int64_t> columns_of(const Clamp& clamp, const std::vector<std::string>& pieces) {
  if (!clamp.word.empty()) return find_word(clamp.word, pieces);
  if (!clamp.at) return {};
  const auto count = static_cast<int64_t>(pieces.size());
  if (clamp.part != AttentionPart::decoder && *clamp.at > count)
    throw Error("--clamp: at={}, but the source has {}", *clamp.at, counted(count, "piece"));
  return {*clamp.at - 1};
}

}  // namespace

std::vector<PlacedClamp> place_clamps(const std::vector<Clamp>& clamps, const Seq2Seq& model,
                                      const std::vector<std::string>& source_pieces) {
  std::vector<PlacedClamp> placed;
  for (const Clamp& clamp : clamps) {
    check_extent(clamp, model.options());
    placed.push_back({.clamp = clamp, .columns = columns_of(clamp, source_pieces)});
  }
  return placed;
}

void check_effect(const std::vector<PlacedClamp>& clamps) {
  for (const PlacedClamp& placed : clamps)
    if (!placed.took_effect)
      throw Error("--clamp: step={} lies behind the end, or nothing follows it to be changed",
                  placed.clamp.first_step);
}

}  // namespace regard
