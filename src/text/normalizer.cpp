#include "regard/text/normalizer.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "regard/base/error.h"
#include "regard/base/utf8.h"

namespace regard {
namespace {

// Unicode's White_Space property.
bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  if (c == 0x85) return true;
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

// Control characters, and what only tells a page where a line may break: soft hyphen, zero width
// space, word joiner, byte-order mark. Joiners that build emoji and letters stay.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || c == 0x2060 ||
         c == 0xFEFF;
}

char32_t lower(char32_t c) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

// Putting marks in canonical order takes time that is quadratic in the length of their run. No
// writing has more than a handful; runs are cut where UAX #15's stream-safe format breaks them.
std::u32string with_short_mark_runs(std::u32string_view text) {
  constexpr size_t longest = 30;
  std::u32string kept;
  kept.reserve(text.size());
  size_t run = 0;
  for (const char32_t c : text) {
    const bool mark =
        c >= 0x300 && utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->combining_class > 0;
    run = mark ? run + 1 : 0;
    if (run <= longest) kept += c;
  }
  return kept;
}

std::string normal_form(std::u32string_view text, utf8proc_option_t form) {
  // Below the marks every character stands for itself in NFC (UAX #15, Quick_Check), and most text
  // holds no others.
  const bool composed = std::ranges::all_of(text, [](char32_t c) { return c < 0x300; });
  if (text.empty() || (composed && form == UTF8PROC_COMPOSE)) return encode_utf8(text);
  const std::string bytes = encode_utf8(with_short_mark_runs(text));
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()),
                   static_cast<utf8proc_ssize_t>(bytes.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | form));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0)
    throw Error("text of {} bytes cannot be normalised: {}", bytes.size(), utf8proc_errmsg(size));
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<size_t>(size));
}

std::string fold_to_ascii(std::u32string text) {
  for (char32_t& c : text) c = lower(c);
  std::string folded;
  bool space = false;
  for (const char32_t c : decode_utf8(normal_form(text, UTF8PROC_DECOMPOSE))) {
    if (utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_MN) continue;
    const bool stop = c == '.' || c == '!' || c == '?';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    space = space || !letter;
    if (!letter && !stop) continue;
    if (space && !folded.empty()) folded += ' ';
    folded += static_cast<char>(c);
    space = false;
  }
  return folded;
}

std::u32string tidy(std::u32string_view text, bool lowercase) {
  std::u32string tidied;
  tidied.reserve(text.size());
  bool space = false;
  for (const char32_t c : text) {
    if (is_space(c)) {
      space = true;
    } else if (!is_invisible(c)) {
      if (space && !tidied.empty()) tidied += U' ';
      space = false;
      tidied += lowercase ? lower(c) : c;
    }
  }
  return tidied;
}

}  // namespace

std::string normalize(std::string_view text, const TextOptions& options) {
  std::u32string characters = decode_utf8(text);
  if (options.ascii_fold) return fold_to_ascii(std::move(characters));
  return normal_form(tidy(characters, options.lowercase), UTF8PROC_COMPOSE);
}

}  // namespace regard
