#include "translation/characters.h"

#include <algorithm>
#include <utility>

namespace regard {
namespace {

// Blocks above Latin-1 without letters (Unicode 15): punctuation, currency and other symbols,
// arrows, drawings, marks that combine or choose a variant, emoji.
constexpr std::pair<char32_t, char32_t> wordless[] = {
    {0x0300, 0x036F}, {0x2000, 0x209F}, {0x20A0, 0x20FF},   {0x2150, 0x2BFF},   {0x2E00, 0x2E7F},
    {0x3000, 0x3004}, {0x3008, 0x3030}, {0xFE00, 0xFE6F},   {0xFEFF, 0xFF20},   {0xFF3B, 0xFF40},
    {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FBFF}, {0xE0000, 0xE01EF}, {0xE000, 0xF8FF},
};

}  // namespace

bool is_space(char32_t character) {
  return character == ' ' || (character >= '\t' && character <= '\r') || character == 0x85 ||
         character == 0xA0 || character == 0x1680 || (character >= 0x2000 && character <= 0x200A) ||
         character == 0x2028 || character == 0x2029 || character == 0x202F || character == 0x205F ||
         character == 0x3000;
}

bool is_small_letter(char32_t character) {
  return (character >= 'a' && character <= 'z') ||
         (character >= 0xDF && character <= 0xFF && character != 0xF7) || character == 0x153;
}

bool is_letter(char32_t character) {
  if (character < 0x80)
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  if (character < 0xC0) return character == 0xAA || character == 0xB5 || character == 0xBA;
  if (character == 0xD7 || character == 0xF7) return false;
  return std::ranges::none_of(wordless, [character](const auto& block) {
    return character >= block.first && character <= block.second;
  });
}

}  // namespace regard
