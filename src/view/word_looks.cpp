#include "view/word_looks.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <numeric>

#include "regard/base/utf8.h"
#include "regard/text/pieces.h"
#include "regard/text/vocabulary.h"

namespace regard {
namespace {

bool is_end(std::string_view piece) { return piece == special::names[special::eos]; }

bool is_special(std::string_view word) {
  return std::ranges::find(special::names, word) != std::end(special::names);
}

std::vector<size_t> numbers_of(const std::vector<size_t>& words, size_t pieces) {
  if (words.size() == pieces) return words;
  std::vector<size_t> each(pieces);
  std::iota(each.begin(), each.end(), size_t{0});
  return each;
}

std::vector<std::string> words_of(const std::vector<std::string>& pieces,
                                  const std::vector<size_t>& numbers) {
  std::vector<std::string> words(numbers.empty() ? 0 : numbers.back() + 1);
  for (size_t i = 0; i < numbers.size(); ++i) words[numbers[i]] += pieces.at(i);
  for (std::string& word : words) word = readable_piece(word);
  return words;
}

}  // namespace

size_t WordLooks::favourite(size_t target_word) const {
  size_t best = 0;
  for (size_t s = 1; s < weights.columns; ++s)
    if (weights.at(target_word, s) > weights.at(target_word, best)) best = s;
  return best;
}

WordLooks word_looks(const Gaze& gaze, const Matrix& attention) {
  const std::vector<size_t> rows = numbers_of(gaze.target_words, attention.rows);
  const std::vector<size_t> columns = numbers_of(gaze.source_words, attention.columns);
  WordLooks looks{.source = words_of(gaze.source_pieces, columns),
                  .target = words_of(gaze.target_pieces, rows)};
  if (!looks.source.empty() && is_end(looks.source.back()))
    looks.source_end = looks.source.size() - 1;
  looks.said = looks.target.size();
  if (looks.said > 0 && is_end(looks.target.back())) --looks.said;
  looks.weights = {.rows = looks.target.size(),
                   .columns = looks.source.size(),
                   .values = std::vector<float>(looks.target.size() * looks.source.size())};
  std::vector<float> pieces(looks.target.size());
  for (const size_t word : rows) ++pieces[word];
  for (size_t t = 0; t < attention.rows; ++t)
    for (size_t s = 0; s < attention.columns; ++s)
      looks.weights.at(rows[t], columns[s]) += attention.at(t, s) / pieces[rows[t]];
  return looks;
}

bool is_spoken(std::string_view word) {
  if (is_special(word)) return false;
  return std::ranges::any_of(decode_utf8(word), [](char32_t character) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
  });
}

std::string in_quotes(std::string_view words) {
  constexpr size_t longest = 40;
  const std::vector<size_t> characters = utf8_offsets(words);
  if (characters.size() <= longest + 1) return fmt::format("“{}”", words);
  return fmt::format("“{}…”", words.substr(0, characters[longest - 1]));
}

std::vector<double> coverage(const WordLooks& looks) {
  std::vector<double> sums(looks.source.size());
  for (size_t t = 0; t < looks.said; ++t)
    for (size_t s = 0; s < sums.size(); ++s) sums[s] += looks.weights.at(t, s);
  return sums;
}

}  // namespace regard
