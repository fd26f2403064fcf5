#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace regard {

/// Where a text may be cut, from the best places to the last resort.
enum class Level { sentences, clauses, words, characters };

/// A part of a text in characters: its text is [begin, end), white space that divides it from the
/// next part [end, next).
struct Span {
  size_t begin = 0;
  size_t end = 0;
  size_t next = 0;
};

/// Cuts `whole` at every boundary of a level. French marks keep the space before them (« oui » ?),
/// closing quotes and brackets stay with their sentence, the full stop of an abbreviation, of an
/// initial or in a number ends nothing.
std::vector<Span> cut(std::u32string_view text, const Span& whole, Level level);

}  // namespace regard
