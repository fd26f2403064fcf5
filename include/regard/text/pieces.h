#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Pieces as people read them, whichever tokeniser cut them.

/// U+2581. SentencePiece's space: a subword that begins with it begins a word.
inline constexpr std::string_view space_mark = "\xE2\x96\x81";

/// U+FFED. At the side of a word tokeniser's piece where it touches its neighbour without a space:
/// `il` `est` `là` `￭.` and `l'￭` `homme`, so that words are joined again just as they stood.
inline constexpr std::string_view glue_mark = "\xEF\xBF\xAD";

/// A piece without its marks, for which few fonts have shapes; a space mark between two characters
/// is a space. A piece that is nothing but marks stays as it is: there would be nothing to read.
std::string readable_piece(std::string_view piece);

/// The number of the written word that each piece belongs to, from 0 and rising by at most one.
/// Words are what white space separates: `l'homme`, `est-il`, `là.` are one each. Special pieces
/// (`<s>`, `</s>`, `<unk>`, `<pad>`) are words of their own, except an `<unk>` for the rest of a
/// word of which only the space mark is known. Pieces are taken for subwords where one of them
/// begins with a space mark, for words of the word tokeniser otherwise.
std::vector<size_t> word_numbers(std::span<const std::string> pieces);

/// The same, with signs set apart: a piece without letter or digit is a unit of its own, so that
/// `là.` are two and `l'homme`, where its apostrophe is a piece, three.
std::vector<size_t> unit_numbers(std::span<const std::string> pieces);

}  // namespace regard
