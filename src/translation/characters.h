#pragma once

namespace regard {

/// White space of any width, no-break spaces included.
bool is_space(char32_t character);

/// A small letter of French or English.
bool is_small_letter(char32_t character);

/// Something that words are made of: not white space, digits, punctuation, symbols or emoji.
bool is_letter(char32_t character);

}  // namespace regard
