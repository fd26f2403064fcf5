#include "metrics/characters.h"

#include <utf8proc.h>

#include "regard/base/utf8.h"

namespace regard::metrics {

namespace {

/// The length in bytes of the white space character at `position`, or 0. White space lies in ASCII
/// or in U+0085, U+00A0, U+1680, U+2000-200A, U+2028, U+2029, U+202F, U+205F and U+3000.
std::size_t space_length(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) {
    return position + i < text.size() ? static_cast<unsigned char>(text[position + i]) : 0U;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return is_space(first) ? 1 : 0;
  if (first == 0xC2) return byte(1) == 0x85 || byte(1) == 0xA0 ? 2 : 0;
  if (first < 0xE1 || first > 0xE3) return 0;
  const char32_t c = (first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  const bool well_formed = (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80;
  return well_formed && is_space(c) ? 3 : 0;
}

/// The letter with which Unicode's two-letter general category begins: 'P' for Po, Ps, ...
char major_category(char32_t c) {
  return utf8proc_category_string(static_cast<utf8proc_int32_t>(c))[0];
}

}  // namespace

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_punctuation(char32_t c) { return major_category(c) == 'P'; }
bool is_number(char32_t c) { return major_category(c) == 'N'; }
bool is_symbol(char32_t c) { return major_category(c) == 'S'; }

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t space = space_length(text, position);
    if (space == 0) {
      ++position;
      continue;
    }
    if (position > begin) words.push_back(text.substr(begin, position - begin));
    position += space;
    begin = position;
  }
  if (position > begin) words.push_back(text.substr(begin));
  return words;
}

std::string join_words(std::string_view text) {
  std::string joined;
  joined.reserve(text.size());
  for (const std::string_view word : split(text)) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

std::string_view strip_right(std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = text.size();
    std::size_t length = 1;
    while (length < 3 && length < size && (text[size - length] & 0xC0) == 0x80) ++length;
    if (space_length(text, size - length) != length) break;
    text.remove_suffix(length);
  }
  return text;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::size_t found = text.find(from);
  if (found == std::string::npos) return;
  std::string result;
  std::size_t begin = 0;
  for (; found != std::string::npos; found = text.find(from, begin)) {
    result.append(text, begin, found - begin).append(to);
    begin = found + from.size();
  }
  text = result.append(text, begin);
}

}  // namespace regard::metrics
