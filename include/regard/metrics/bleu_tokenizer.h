#pragma once

#include <string>
#include <string_view>

namespace regard {

/// How BLEU cuts a line into words.
enum class BleuTokenizer {
  v13a,   ///< mteval-v13a.pl, the WMT standard: Western punctuation and four HTML entities
  intl,   ///< mteval-v14.pl: Unicode punctuation and symbols
  char_,  ///< every character but white space
  none,   ///< white space only, for text that is already cut
};

/// The name that flags and signatures use: "13a", "intl", "char" or "none".
std::string_view to_text(BleuTokenizer tokenizer);

/// The words of `line`, one space between two. White space at the end of the line never counts.
std::string tokenize_for_bleu(std::string_view line, BleuTokenizer tokenizer);

}  // namespace regard
