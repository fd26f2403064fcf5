#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "regard/config/enum_names.h"
#include "regard/config/text_options.h"
#include "regard/translation/translator.h"

namespace regard {

/// Which word of a line became which word of its translation, as attention saw it, in the form that
/// word aligners write since the Pharaoh decoder (Koehn 2004): `0-0 1-2`.

/// hard: for each target word the source word with the largest weight, `I-J`
/// soft: every pair with a weight of 0.01 or more, `I-J:0.913`
enum class AlignmentKind { hard, soft };
template <>
struct EnumNames<AlignmentKind> {
  static constexpr std::pair<AlignmentKind, std::string_view> values[] = {
      {AlignmentKind::hard, "hard"}, {AlignmentKind::soft, "soft"}};
};

/// Words are what white space of any kind separates, counted from 0 in the text of the line and of
/// its translation. The weights of a source word's pieces are added up, those of a target word's
/// pieces averaged. End marks are no words: what lies on them is in no link.
struct WordLink {
  size_t source = 0;
  size_t target = 0;
  float weight = 0;
  bool operator==(const WordLink&) const = default;
};

/// Links of a weight above 0, by target word, then by source word. Several segments of a line count
/// on; what was passed through untranslated is linked one to one. Without attention there are no
/// other links. `text` is the source normaliser's, which may have cut or dropped words.
std::vector<WordLink> align_words(std::string_view line, const Translation& translation,
                                  const TextOptions& text);

/// A line without its end. The first of equal weights is the largest. Empty where nothing is
/// linked.
std::string pharaoh(std::span<const WordLink> links, AlignmentKind kind);

}  // namespace regard
