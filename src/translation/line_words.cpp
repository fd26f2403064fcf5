#include "translation/line_words.h"

#include <algorithm>

#include "regard/base/utf8.h"
#include "regard/text/pieces.h"
#include "translation/characters.h"

namespace regard {
namespace {

// Characters that pieces and text have in common.
size_t size_of(std::string_view text) {
  static const std::u32string marks = decode_utf8(space_mark) + decode_utf8(glue_mark);
  return static_cast<size_t>(std::ranges::count_if(decode_utf8(text), [](char32_t character) {
    return !is_space(character) && marks.find(character) == std::u32string::npos;
  }));
}

}  // namespace

LineWords::LineWords(std::string_view line) : text_(decode_utf8(line)) {}

void LineWords::step() {
  const bool last = at_ + 1 == text_.size() || is_space(text_[at_ + 1]);
  if (!is_space(text_[at_]) && last) ++number_;
  ++at_;
}

std::vector<LineWord> LineWords::next(std::string_view part) {
  const std::u32string wanted = decode_utf8(part);
  while (at_ < text_.size() && is_space(text_[at_]) &&
         text_.compare(at_, wanted.size(), wanted) != 0)
    step();
  std::vector<LineWord> words;
  std::u32string word;
  for (size_t i = 0; i < wanted.size() && at_ < text_.size(); ++i) {
    const char32_t character = text_[at_];
    const size_t number = number_;
    step();
    if (!is_space(character)) word += character;
    const bool closed = i + 1 == wanted.size() || at_ == text_.size() || is_space(text_[at_]);
    if (word.empty() || !closed) continue;
    words.push_back({encode_utf8(word), number});
    word.clear();
  }
  return words;
}

std::vector<size_t> numbers_of(const std::vector<std::string>& pieces,
                               const std::vector<LineWord>& words) {
  std::vector<size_t> numbers;
  if (words.empty()) return numbers;
  size_t word = 0, seen = 0, end = size_of(words.front().text);
  for (const std::string& piece : pieces) {
    while (seen >= end && word + 1 < words.size()) end += size_of(words[++word].text);
    numbers.push_back(words[word].number);
    seen += size_of(piece);
  }
  return numbers;
}

}  // namespace regard
