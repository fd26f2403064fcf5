#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "regard/text/pieces.h"

namespace regard {

/// Cuts normalised text into words and punctuation as French and English are written. French
/// elision ends a word (`l'￭` `homme`, `qu'￭` `il`), other apostrophes, hyphens inside a word and
/// the marks inside a number do not (`don't`, `est-ce`, `3,5`). Punctuation carries the
/// `glue_mark`, so that a word is the same entry wherever it stands. A U+FFED in the text becomes
/// U+25A0.
std::vector<std::string> split_words(std::string_view text);

/// The inverse: `join_words(split_words(x)) == x` for normalised text without U+FFED.
std::string join_words(std::span<const std::string> words);

/// What stands between spaces; it lies in `text`.
std::vector<std::string_view> split_at_spaces(std::string_view text);

}  // namespace regard
