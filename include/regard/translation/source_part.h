#pragma once

#include <string>
#include <vector>

#include "regard/text/codec.h"

namespace regard {

/// A part of a line on its way to the model: the whole line, or as much of it as the model takes.
struct SourcePart {
  std::string text;
  std::string separator;  ///< white space behind it in the line
  EncodedText encoded;    ///< without the end mark
  /// False for what no model can translate: text without a letter, and text of which the model
  /// knows no piece. Such text is its own translation.
  bool translatable = false;
};

/// The parts of a line, each of at most `max_length` tokens with its end mark; none for a blank
/// line. What is not translatable may be longer.
std::vector<SourcePart> parts_of(const std::string& line, const TextCodec& codec,
                                 int64_t max_length);

}  // namespace regard
