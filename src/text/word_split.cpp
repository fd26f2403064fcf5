#include "text/word_split.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "regard/base/utf8.h"

namespace regard {
namespace {

enum class Kind { word, elided, punctuation };

// A character as a reader sees it: a letter with its accents, an emoji of several code points.
struct Grapheme {
  size_t begin;
  size_t end;
  char32_t first;
};

struct Token {
  std::u32string_view text;
  Kind kind;
};

std::vector<Grapheme> graphemes_of(std::u32string_view text) {
  std::vector<Grapheme> graphemes;
  utf8proc_int32_t state = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool starts =
        i == 0 || utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(text[i - 1]),
                                                   static_cast<utf8proc_int32_t>(text[i]), &state);
    if (starts) graphemes.push_back({i, i + 1, text[i]});
    graphemes.back().end = i + 1;
  }
  return graphemes;
}

bool is_word(const Grapheme& grapheme) {
  const utf8proc_category_t category =
      utf8proc_category(static_cast<utf8proc_int32_t>(grapheme.first));
  return category < UTF8PROC_CATEGORY_PC || category > UTF8PROC_CATEGORY_SO;
}

bool is_digit(const Grapheme& grapheme) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(grapheme.first)) == UTF8PROC_CATEGORY_ND;
}

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }
bool is_hyphen(char32_t c) { return c == U'-' || c == U'\u2010' || c == U'\u2011'; }

// Punctuation that does not end the word it stands in.
bool stays_inside(const std::vector<Grapheme>& graphemes, size_t i) {
  if (i + 1 >= graphemes.size() || !is_word(graphemes[i - 1]) || !is_word(graphemes[i + 1]))
    return false;
  const char32_t c = graphemes[i].first;
  if (is_apostrophe(c) || is_hyphen(c)) return true;
  return (c == U'.' || c == U',' || c == U':') && is_digit(graphemes[i - 1]) &&
         is_digit(graphemes[i + 1]);
}

// Whether a word up to its apostrophe (`l`, `Jusqu`, `donnez-m`) is one that French elides.
bool is_elided(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 13> elided = {
      U"c", U"d",  U"j",     U"l",      U"m",      U"n",     U"s",
      U"t", U"qu", U"jusqu", U"lorsqu", U"puisqu", U"quoiqu"};
  const auto hyphen = std::find_if(word.rbegin(), word.rend(), is_hyphen);
  std::u32string last(hyphen.base(), word.end());
  for (char32_t& c : last)
    c = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
  return std::ranges::find(elided, last) != elided.end();
}

// Cuts what stands between two spaces.
std::vector<Token> cut(std::u32string_view text) {
  const std::vector<Grapheme> graphemes = graphemes_of(text);
  const auto between = [&](size_t begin, size_t end) {
    return text.substr(graphemes[begin].begin, graphemes[end - 1].end - graphemes[begin].begin);
  };
  std::vector<Token> tokens;
  for (size_t begin = 0, end = 0; begin < graphemes.size(); begin = end) {
    end = begin + 1;
    Kind kind = Kind::punctuation;
    if (is_word(graphemes[begin])) {
      kind = Kind::word;
      while (kind == Kind::word && end < graphemes.size() &&
             (is_word(graphemes[end]) || stays_inside(graphemes, end))) {
        if (is_apostrophe(graphemes[end].first) && is_elided(between(begin, end)))
          kind = Kind::elided;
        ++end;
      }
    } else {
      const std::u32string_view first = between(begin, end);
      while (end < graphemes.size() && between(end, end + 1) == first) ++end;
    }
    tokens.push_back({between(begin, end), kind});
  }
  return tokens;
}

}  // namespace

std::vector<std::string_view> split_at_spaces(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view chunk : split_at_spaces(text)) {
    std::u32string characters = decode_utf8(chunk);
    std::ranges::replace(characters, U'\uFFED', U'\u25A0');
    const std::vector<Token> tokens = cut(characters);
    for (size_t i = 0; i < tokens.size(); ++i) {
      std::string word = encode_utf8(tokens[i].text);
      const bool punctuation = tokens[i].kind == Kind::punctuation;
      if (punctuation && i > 0) word.insert(0, glue_mark);
      const bool glued_right =
          tokens[i].kind == Kind::elided ||
          (punctuation && i + 1 < tokens.size() && tokens[i + 1].kind != Kind::punctuation);
      if (glued_right) word += glue_mark;
      words.push_back(std::move(word));
    }
  }
  return words;
}

std::string join_words(std::span<const std::string> words) {
  std::string text;
  bool glued = true;
  for (std::string_view word : words) {
    if (word.starts_with(glue_mark)) {
      word.remove_prefix(glue_mark.size());
      glued = true;
    }
    const bool glued_right = word.ends_with(glue_mark);
    if (glued_right) word.remove_suffix(glue_mark.size());
    if (!glued) text += ' ';
    text += word;
    glued = glued_right;
  }
  return text;
}

}  // namespace regard
