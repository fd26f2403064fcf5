#include "regard/text/pieces.h"

#include <utf8proc.h>

#include <algorithm>

#include "regard/base/utf8.h"
#include "regard/text/vocabulary.h"

namespace regard {
namespace {

bool is_special(std::string_view piece) {
  return std::ranges::find(special::names, piece) != std::end(special::names);
}

bool is_subword_start(std::string_view piece) { return piece.starts_with(space_mark); }

// Whether no white space stands between two pieces.
bool touch(std::string_view left, std::string_view right, bool subwords) {
  if (left == space_mark) return right == special::names[special::unk] || !is_special(right);
  if (is_special(left) || is_special(right)) return false;
  return subwords ? !is_subword_start(right)
                  : left.ends_with(glue_mark) || right.starts_with(glue_mark);
}

bool has_letter_or_digit(std::string_view piece) {
  return std::ranges::any_of(decode_utf8(piece), [](char32_t point) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
      case UTF8PROC_CATEGORY_LU:
      case UTF8PROC_CATEGORY_LL:
      case UTF8PROC_CATEGORY_LT:
      case UTF8PROC_CATEGORY_LM:
      case UTF8PROC_CATEGORY_LO:
      case UTF8PROC_CATEGORY_ND:
        return true;
      default:
        return false;
    }
  });
}

}  // namespace

std::string readable_piece(std::string_view piece) {
  std::string text;
  bool space = false;
  for (std::string_view rest = piece; !rest.empty();) {
    if (rest.starts_with(space_mark)) {
      space = !text.empty();
      rest.remove_prefix(space_mark.size());
    } else if (rest.starts_with(glue_mark)) {
      rest.remove_prefix(glue_mark.size());
    } else {
      if (space) text += ' ';
      space = false;
      text += rest.front();
      rest.remove_prefix(1);
    }
  }
  return text.empty() ? std::string(piece) : text;
}

std::vector<size_t> word_numbers(std::span<const std::string> pieces) {
  const bool subwords = std::ranges::any_of(pieces, is_subword_start);
  std::vector<size_t> numbers;
  numbers.reserve(pieces.size());
  for (size_t i = 0; i < pieces.size(); ++i) {
    const bool begins = i > 0 && !touch(pieces[i - 1], pieces[i], subwords);
    numbers.push_back(i == 0 ? 0 : numbers.back() + (begins ? 1 : 0));
  }
  return numbers;
}

std::vector<size_t> unit_numbers(std::span<const std::string> pieces) {
  const std::vector<size_t> words = word_numbers(pieces);
  std::vector<size_t> numbers;
  numbers.reserve(pieces.size());
  bool sign_before = false;
  for (size_t i = 0; i < pieces.size(); ++i) {
    // A space mark alone belongs to what follows it.
    const bool sign = pieces[i] != space_mark && !has_letter_or_digit(pieces[i]);
    const bool begins = i > 0 && (words[i] != words[i - 1] || sign || sign_before);
    numbers.push_back(i == 0 ? 0 : numbers.back() + (begins ? 1 : 0));
    sign_before = sign;
  }
  return numbers;
}

}  // namespace regard
