#include "regard/base/utf8.h"

#include <cstdint>
#include <cstring>

namespace regard {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Character {
  char32_t code = replacement;
  size_t size = 0;  // Bytes; 0 if the sequence is invalid.
};

/// The longest sequence has four bytes; `text` is what begins with the character.
Character first_character(std::string_view text) {
  const auto byte = [text](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {};
  char32_t code = lead & (0x7Fu >> size);
  for (size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3F);
  }
  const char32_t least = size == 4 ? 0x10000 : size == 3 ? 0x800 : 0x80;
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < least || code > 0x10FFFF || surrogate) return {};
  return {code, size};
}

/// Calls `visit(position, character)` for each; an invalid byte counts as one character.
template <typename Visit>
void for_each_character(std::string_view text, Visit visit) {
  for (size_t i = 0; i < text.size();) {
    const Character character = first_character(text.substr(i));
    visit(i, character);
    i += character.size == 0 ? 1 : character.size;
  }
}

void append_utf8(char32_t code, std::string& text) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = replacement;
  const auto tail = [code](int shift) { return static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | code >> 6);
    text += tail(0);
  } else if (code < 0x10000) {
    text += {static_cast<char>(0xE0 | code >> 12), tail(6), tail(0)};
  } else {
    text += {static_cast<char>(0xF0 | code >> 18), tail(12), tail(6), tail(0)};
  }
}

}  // namespace

size_t find_invalid_utf8(std::string_view text) {
  constexpr uint64_t high_bits = 0x8080808080808080;
  for (size_t i = 0; i < text.size();) {
    // Most text is mostly ASCII: eight bytes at a time.
    uint64_t block = 0;
    if (i + sizeof(block) <= text.size()) {
      std::memcpy(&block, text.data() + i, sizeof(block));
      if ((block & high_bits) == 0) {
        i += sizeof(block);
        continue;
      }
    }
    const size_t size = first_character(text.substr(i)).size;
    if (size == 0) return i;
    i += size;
  }
  return std::string_view::npos;
}

std::u32string decode_utf8(std::string_view text) {
  std::u32string codes;
  codes.reserve(text.size());
  for_each_character(text, [&](size_t, Character character) { codes += character.code; });
  return codes;
}

std::string encode_utf8(std::u32string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (const char32_t code : text) append_utf8(code, bytes);
  return bytes;
}

std::vector<size_t> utf8_offsets(std::string_view text) {
  std::vector<size_t> offsets;
  offsets.reserve(text.size() + 1);
  for_each_character(text, [&](size_t position, Character) { offsets.push_back(position); });
  offsets.push_back(text.size());
  return offsets;
}

}  // namespace regard
