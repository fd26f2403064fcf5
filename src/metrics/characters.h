#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace regard::metrics {

/// Characters as Python's `str` and `regex` see them, because the reference implementation is
/// written with these: its white space, its lower case, its general categories. Invalid UTF-8
/// passes through as bytes or becomes U+FFFD; it never fails.

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// ASCII punctuation and symbols (Python's string.punctuation).
bool is_ascii_punctuation(char c);

/// White space of `str.split`: bidirectional class WS, B or S, or category Zs.
bool is_space(char32_t c);

/// General categories P*, N* and S*.
bool is_punctuation(char32_t c);
bool is_number(char32_t c);
bool is_symbol(char32_t c);

/// The words between runs of white space; views into `text`.
std::vector<std::string_view> split(std::string_view text);

/// The words of `text`, one space between two.
std::string join_words(std::string_view text);

/// Without white space at the end.
std::string_view strip_right(std::string_view text);

/// Replaces every `from`, left to right.
void replace_all(std::string& text, std::string_view from, std::string_view to);

}  // namespace regard::metrics
