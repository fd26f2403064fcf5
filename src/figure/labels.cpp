#include "figure/labels.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "regard/base/utf8.h"

namespace regard::figure {
namespace {

/// In the normal form of `options`; as it is where it has none.
std::string mapped(const std::string& text, int options) {
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &result,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  return size < 0
             ? text
             : std::string(reinterpret_cast<const char*>(result), static_cast<std::size_t>(size));
}

bool is_control(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return false;
  }
}

/// For the characters of European text that are no letter with an accent.
std::string ascii_of(char32_t c) {
  switch (c) {
    case U'‘':
    case U'’':
      return "'";
    case U'“':
    case U'”':
    case U'«':
    case U'»':
      return "\"";
    case U'‐':
    case U'–':
    case U'—':
    case U'−':
      return "-";
    case U'œ':
      return "oe";
    case U'Œ':
      return "OE";
    case U'æ':
      return "ae";
    case U'Æ':
      return "AE";
    case U'ß':
      return "ss";
    default:
      return std::string(1, c < 0x80 ? static_cast<char>(c) : '?');
  }
}

}  // namespace

std::string drawable_text(std::string_view text) {
  std::u32string characters = decode_utf8(text);
  std::ranges::replace_if(characters, is_control, U' ');
  return mapped(encode_utf8(characters), UTF8PROC_COMPOSE);
}

std::string ascii_text(std::string_view text) {
  const std::string bare =
      mapped(drawable_text(text), UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK);
  std::string ascii;
  for (const char32_t c : decode_utf8(bare)) ascii += ascii_of(c);
  return ascii;
}

int column_count(char32_t character) {
  return utf8proc_charwidth(static_cast<utf8proc_int32_t>(character));
}

int column_count(std::string_view text) {
  int columns = 0;
  for (const char32_t c : decode_utf8(text)) columns += column_count(c);
  return columns;
}

std::string shortened(std::string_view text, int columns, std::string_view ellipsis) {
  if (column_count(text) <= columns) return std::string(text);
  const int room = columns - column_count(ellipsis);
  if (room < 0) return {};
  std::u32string kept;
  int taken = 0;
  for (const char32_t c : decode_utf8(text)) {
    taken += column_count(c);
    if (taken > room) break;
    kept += c;
  }
  return encode_utf8(kept) + std::string(ellipsis);
}

}  // namespace regard::figure
