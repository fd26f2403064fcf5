#include "regard/base/markup.h"

#include "regard/base/utf8.h"

namespace regard {

std::string escape_markup(std::string_view text) {
  std::u32string escaped;
  for (const char32_t character : decode_utf8(text)) {
    const bool control =
        character < 0x20 && character != '\t' && character != '\n' && character != '\r';
    switch (character) {
      case '&':
        escaped += U"&amp;";
        break;
      case '<':
        escaped += U"&lt;";
        break;
      case '>':
        escaped += U"&gt;";
        break;
      case '"':
        escaped += U"&quot;";
        break;
      case '\'':
        escaped += U"&#39;";
        break;
      default:
        escaped += control || character == 0xFFFE || character == 0xFFFF ? U'\xFFFD' : character;
    }
  }
  return encode_utf8(escaped);
}

}  // namespace regard
