#include "metrics/ter_tokenizer.h"

#include <string_view>

#include "metrics/characters.h"
#include "metrics/lower.h"
#include "metrics/western.h"
#include "regard/base/utf8.h"

namespace regard::metrics {

namespace {

/// The characters that Tercom's Asian rules set apart with spaces: ideographs, their strokes,
/// radicals and compatibility forms. U+3200-3F22 is as Tercom's port in sacreBLEU has it.
bool is_ideograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x31C0 && c <= 0x31EF) || (c >= 0x2E80 && c <= 0x2EFF) ||
         (c >= 0x3200 && c <= 0x3F22) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F);
}

bool is_asian_punctuation(char32_t c) {
  constexpr std::u32string_view single =
      U"\u3001\u3002\u30FB\uFF0E\uFF0C\uFF1F\uFF1A\uFF1B\uFF01\uFF02\uFF08\uFF09";
  return (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301F) ||
         (c >= 0xFF61 && c <= 0xFF65) || single.find(c) != std::u32string_view::npos;
}

/// Kana stay whole words: Tercom's rules for them need a line that begins with kana, and a
/// normalised line begins with a space.
std::string space_ideographs(std::string_view line) {
  std::u32string result;
  for (const char32_t c : decode_utf8(line)) {
    if (is_ideograph(c) || is_asian_punctuation(c)) {
      result.append(U" ").append(1, c).append(U" ");
    } else {
      result += c;
    }
  }
  return encode_utf8(result);
}

std::string normalize(std::string text, bool asian_support) {
  replace_all(text, "\n-", "");
  replace_all(text, "\n", " ");
  unescape_entities(text);
  text = space_punctuation(" " + text + " ");
  replace_all(text, "'s ", " 's ");
  text = space_near_digits(text);
  return asian_support ? space_ideographs(text) : text;
}

std::string remove_punctuation(std::string_view text, bool asian_support) {
  std::string result;
  for (const char c : text) {
    if (std::string_view(".,?:;!\"()").find(c) == std::string_view::npos) result += c;
  }
  if (!asian_support) return result;
  std::u32string decoded = decode_utf8(result);
  std::erase_if(decoded, is_asian_punctuation);
  return encode_utf8(decoded);
}

}  // namespace

std::string tokenize_for_ter(std::string_view line, const TerOptions& options) {
  std::string text(strip_right(line));
  if (!options.case_sensitive) text = lower(text);
  if (options.normalized) text = normalize(std::move(text), options.asian_support);
  if (options.no_punct) text = remove_punctuation(text, options.asian_support);
  return join_words(text);
}

}  // namespace regard::metrics
