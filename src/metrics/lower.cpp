#include "metrics/lower.h"

#include <utf8proc.h>

#include <algorithm>
#include <string_view>

#include "regard/base/utf8.h"

namespace regard::metrics {

namespace {

constexpr char32_t capital_i_with_dot = U'\u0130';
constexpr char32_t combining_dot_above = U'\u0307';
constexpr char32_t capital_sigma = U'\u03A3';
constexpr char32_t small_sigma = U'\u03C3';
constexpr char32_t final_sigma = U'\u03C2';

/// Word_Break = MidLetter, MidNumLet or Single_Quote: these stand inside a word, as in "l'eau".
constexpr std::u32string_view mid_word =
    U"'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

/// Unicode's Case_Ignorable (section 3.13, D136).
bool is_case_ignorable(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK:
      return true;
    default:
      return mid_word.find(c) != std::u32string_view::npos;
  }
}

/// Unicode's Cased (D135) for characters that are not case-ignorable: letters with case, and those
/// of Other_Lowercase and Other_Uppercase.
bool is_cased(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
      return true;
    default:
      return c == 0xAA || c == 0xBA || (c >= 0x2160 && c <= 0x217F) ||
             (c >= 0x24B6 && c <= 0x24E9) || (c >= 0x1F130 && c <= 0x1F149) ||
             (c >= 0x1F150 && c <= 0x1F169) || (c >= 0x1F170 && c <= 0x1F189);
  }
}

/// Final_Sigma (table 3-17): a cased letter before and none after, case-ignorable ones skipped.
bool ends_word(const std::u32string& text, std::size_t position) {
  std::size_t before = position;
  while (before > 0 && is_case_ignorable(text[before - 1])) --before;
  if (before == 0 || !is_cased(text[before - 1])) return false;
  std::size_t after = position + 1;
  while (after < text.size() && is_case_ignorable(text[after])) ++after;
  return after == text.size() || !is_cased(text[after]);
}

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace

std::string lower(std::string_view text) {
  if (std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) {
    return lower_ascii(text);
  }
  const std::u32string decoded = decode_utf8(text);
  std::u32string result;
  result.reserve(decoded.size());
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    const char32_t c = decoded[i];
    if (c == capital_i_with_dot) {
      result += {U'i', combining_dot_above};
    } else if (c == capital_sigma) {
      result += ends_word(decoded, i) ? final_sigma : small_sigma;
    } else {
      result += static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
    }
  }
  return encode_utf8(result);
}

}  // namespace regard::metrics
