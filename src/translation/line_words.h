#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// A word of a line, or the part of it that a segment holds.
struct LineWord {
  std::string text;
  size_t number = 0;  ///< in the line, from 0
};

/// Walks through a line's words segment by segment: a segment may begin and end inside a word.
class LineWords {
 public:
  explicit LineWords(std::string_view line);

  /// The words of the line's next part, which stands right behind the last one or behind white
  /// space.
  std::vector<LineWord> next(std::string_view part);

 private:
  void step();

  std::u32string text_;
  size_t at_ = 0;
  size_t number_ = 0;  // words that end at `at_` or before
};

/// The number of the word that each piece is cut from. `words` are the text as it was cut, in
/// order: their characters and the pieces', white space and marks left out, are the same. A piece
/// of marks alone belongs to the word behind it. Without words, no numbers.
std::vector<size_t> numbers_of(const std::vector<std::string>& pieces,
                               const std::vector<LineWord>& words);

}  // namespace regard
