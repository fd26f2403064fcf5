#include "regard/translation/source_part.h"

#include <algorithm>

#include "regard/base/utf8.h"
#include "regard/text/pieces.h"
#include "regard/text/vocabulary.h"
#include "regard/translation/segmenter.h"
#include "translation/characters.h"

namespace regard {
namespace {

// Subword tokenisers write the space before a word as a piece of its own where the word is unknown.
bool is_known(const EncodedText& encoded) {
  for (size_t i = 0; i < encoded.ids.size(); ++i)
    if (encoded.ids[i] != special::unk && encoded.pieces[i] != space_mark) return true;
  return false;
}

SourcePart make_part(std::string text, std::string separator, EncodedText encoded) {
  const bool translatable = is_known(encoded) && std::ranges::any_of(decode_utf8(text), is_letter);
  return {.text = std::move(text),
          .separator = std::move(separator),
          .encoded = std::move(encoded),
          .translatable = translatable};
}

}  // namespace

std::vector<SourcePart> parts_of(const std::string& line, const TextCodec& codec,
                                 int64_t max_length) {
  if (std::ranges::all_of(decode_utf8(line), is_space)) return {};
  const auto short_enough = [max_length](const EncodedText& encoded) {
    return static_cast<int64_t>(encoded.ids.size()) < max_length;
  };
  SourcePart whole = make_part(line, "", codec.encode(line));
  if (!whole.translatable || short_enough(whole.encoded)) return {std::move(whole)};
  std::vector<SourcePart> parts;
  for (Segment& piece :
       segment(line, [&](std::string_view text) { return short_enough(codec.encode(text)); })) {
    EncodedText encoded = codec.encode(piece.text);
    parts.push_back(
        make_part(std::move(piece.text), std::move(piece.separator), std::move(encoded)));
  }
  return parts;
}

}  // namespace regard
