#pragma once

#include <string>

#include "regard/base/random.h"
#include "regard/base/utf8.h"

namespace regard {

/// Text of characters that are hard on a tokeniser: letters of several alphabets, marks, spaces,
/// apostrophes, digits, emoji, U+2581, controls, and any code point.
inline std::string random_text(uint64_t seed, size_t most = 60) {
  static constexpr std::u32string_view hard =
      U"aelqunjsdtLQÀéœßz09.,:;!?'’-«»\"()<>/_%€ \u00a0\u202f\t\u0301\u0323\u200d\ufe0f\u2581\u2585"
      U"\u25a0日本ابжΣ🙂👩👧🇫🇷\u0007\u00ad\u2011…";
  Random random(seed);
  std::u32string text;
  for (size_t length = random.below(most); text.size() < length;) {
    char32_t c = hard[random.below(hard.size())];
    if (random.below(8) == 0) c = static_cast<char32_t>(random.below(0x110000));
    if (random.below(4) == 0) c = U' ';
    const bool surrogate = c >= 0xD800 && c < 0xE000;
    if (!surrogate && c != 0xFFED) text += c;
  }
  return encode_utf8(text);
}

inline std::string random_bytes(uint64_t seed) {
  Random random(seed);
  std::string bytes(random.below(40), '\0');
  for (char& byte : bytes) byte = static_cast<char>(random.below(256));
  return bytes;
}

}  // namespace regard
