#include "view/place_clamps.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <sstream>

#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/config/nearest.h"
#include "regard/text/pieces.h"
#include "view/kernel_of.h"

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
  if (clamp.bandwidth && !kernel_of(options.attention))
    throw Error("--clamp: only kernels have a bandwidth, and this model's attention is {}",
                name_of(options.attention));
}

struct Word {
  std::string written;  ///< in the text
  std::string read;     ///< what the model reads of it: perhaps without capitals
  std::vector<int64_t> columns = {};
};

/// What white space separates, end mark last.
std::vector<Word> words_of(const ClampedSource& source) {
  std::vector<Word> words;
  const std::vector<size_t> numbers = word_numbers(source.pieces);
  for (size_t i = 0; i < source.pieces.size(); ++i) {
    if (numbers[i] >= words.size()) words.resize(numbers[i] + 1);
    words[numbers[i]].read += readable_piece(source.pieces[i]);
    words[numbers[i]].columns.push_back(static_cast<int64_t>(i));
  }
  std::istringstream text(source.text);
  const std::vector<std::string> written(std::istream_iterator<std::string>(text), {});
  // A normaliser may have dropped some: then nobody knows which.
  const bool known = written.size() + 1 == words.size();
  for (size_t i = 0; i < words.size(); ++i)
    words[i].written = known && i < written.size() ? written[i] : words[i].read;
  return words;
}

/// "gare," is the word "gare" too.
std::string_view without_punctuation(std::string_view word) {
  constexpr std::string_view punctuation = ".,;:!?\"'()[]";
  const size_t begin = word.find_first_not_of(punctuation);
  if (begin == word.npos) return word;
  return word.substr(begin, word.find_last_not_of(punctuation) + 1 - begin);
}

[[noreturn]] void refuse_unknown(const std::string& word, const std::vector<Word>& words) {
  constexpr size_t most_listed = 30;
  std::vector<std::string> written;
  for (const Word& known : words) written.push_back(known.written);
  const std::string near = nearest(word, written);
  const std::string question = near.empty() ? "." : fmt::format("; did you mean '{}'?", near);
  const bool all = written.size() <= most_listed;
  if (!all) written.resize(most_listed);
  throw Error("--clamp: there is no word '{}' in the source{} Its words are {}{}", word, question,
              fmt::join(written, " "), all ? "" : " ...");
}

std::vector<int64_t> find_word(const std::string& word, const ClampedSource& source) {
  const std::vector<Word> words = words_of(source);
  std::vector<const Word*> matches;
  for (const Word& known : words)
    if (known.written == word || known.read == word || without_punctuation(known.written) == word)
      matches.push_back(&known);
  if (matches.empty()) refuse_unknown(word, words);
  if (matches.size() == 1) return matches.front()->columns;
  std::vector<std::string> pieces;
  for (const Word* match : matches)
    for (const int64_t column : match->columns)
      pieces.push_back(fmt::format("{} {}", column + 1,
                                   readable_piece(source.pieces[static_cast<size_t>(column)])));
  throw Error("--clamp: '{}' stands {} times in the source; say which with at=PIECE: {}", word,
              matches.size(), fmt::join(pieces, ", "));
}

std::vector<int64_t> columns_of(const Clamp& clamp, const ClampedSource& source) {
  if (!clamp.word.empty()) return find_word(clamp.word, source);
  if (!clamp.at) return {};
  const auto count = static_cast<int64_t>(source.pieces.size());
  if (clamp.part != AttentionPart::decoder && *clamp.at > count)
    throw Error("--clamp: at={}, but the source has {}", *clamp.at, counted(count, "piece"));
  return {*clamp.at - 1};
}

}  // namespace

std::vector<PlacedClamp> place_clamps(const std::vector<Clamp>& clamps, const Seq2Seq& model,
                                      const ClampedSource& source) {
  std::vector<PlacedClamp> placed;
  for (const Clamp& clamp : clamps) {
    check_extent(clamp, model.options());
    placed.push_back({.clamp = clamp, .columns = columns_of(clamp, source)});
  }
  return placed;
}

void check_effect(const std::vector<PlacedClamp>& clamps) {
  for (const PlacedClamp& placed : clamps)
    if (!placed.took_effect)
      throw Error("--clamp: step={} lies behind the end, or nothing follows it to be changed",
                  placed.clamp.first_step);
}

std::optional<Finding> find_set_weights(const std::vector<Clamp>& clamps) {
  const auto count = std::ranges::count_if(clamps, &Clamp::sets_weights);
  if (count == 0) return std::nullopt;
  return Finding{
      .kind = "clamped",
      .number = static_cast<double>(count),
      .says = fmt::format("Weights were set by {}: where {}, they do not follow from "
                          "the scores.",
                          counted(count, "clamp"), count == 1 ? "it holds" : "they hold"),
      .cause = {}};
}

}  // namespace regard
