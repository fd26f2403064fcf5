#include "translation/boundaries.h"

#include <algorithm>
#include <string>

#include "translation/characters.h"

namespace regard {
namespace {

constexpr std::u32string_view sentence_marks = U".!?…";
constexpr std::u32string_view wide_sentence_marks = U"。！？";
constexpr std::u32string_view clause_marks = U",;:–—!?…";
constexpr std::u32string_view wide_clause_marks = U"，、；：";
constexpr std::u32string_view closers = U"»”’\"')]}›」』）";
constexpr std::u32string_view openers = U"«“‘([{‹";
// What French sets apart from the word before it, and what never begins a line.
constexpr std::u32string_view bound_to_left = U"!?;:»…%)]}›”」』）";

// Without their full stop. Single letters, which initials are, need no list. Only what is no word.
constexpr std::u32string_view abbreviations[] = {
    U"mm", U"mme", U"mmes", U"mlle", U"mlles", U"mgr", U"dr",   U"drs",  U"pr",
    U"st", U"ste", U"ex",   U"av",   U"bd",    U"env", U"boul", U"etc",  U"cf",
    U"pp", U"éd",  U"apr",  U"réf",  U"tél",   U"vs",  U"fig",  U"chap",
};
constexpr size_t longest_abbreviation = 5;

bool is_in(char32_t character, std::u32string_view set) {
  return set.find(character) != std::u32string_view::npos;
}

// The word that a full stop at `stop` closes, in small letters; empty if it is long.
std::u32string word_before(std::u32string_view text, size_t stop) {
  std::u32string word;
  for (size_t i = stop; i > 0 && is_letter(text[i - 1]); --i) {
    if (word.size() == longest_abbreviation) return {};
    const char32_t letter = text[i - 1];
    word.insert(word.begin(), letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter);
  }
  return word;
}

// Whether a sentence ends at `end`, its text going on at `next`.
bool ends_sentence(std::u32string_view text, size_t end, size_t next) {
  // Marks may stand inside quotes, of which French sets » apart. A few, or nothing.
  for (int i = 0; i < 6 && end > 0 && (is_in(text[end - 1], closers) || is_space(text[end - 1]));
       ++i)
    --end;
  if (end == 0) return false;
  const char32_t mark = text[end - 1];
  if (is_in(mark, wide_sentence_marks)) return true;
  if (!is_in(mark, sentence_marks)) return false;
  const bool goes_on = next < text.size() && is_small_letter(text[next]);
  if (mark != '.' || (end > 1 && is_in(text[end - 2], sentence_marks))) return !goes_on;
  const std::u32string word = word_before(text, end - 1);
  if (word == U"etc") return !goes_on;
  return word.size() != 1 && std::ranges::find(abbreviations, word) == std::end(abbreviations);
}

bool ends_part(std::u32string_view text, size_t end, size_t next, Level level) {
  switch (level) {
    case Level::sentences:
      return ends_sentence(text, end, next);
    case Level::clauses:
      while (end > 1 && is_in(text[end - 1], closers)) --end;
      return is_in(text[end - 1], clause_marks) || is_in(text[end - 1], wide_clause_marks);
    case Level::words:
    case Level::characters:
      return true;
  }
  return true;
}

// Whether nothing may be cut between `end` and `next`, at any level but characters.
bool belongs_together(std::u32string_view text, size_t end, size_t next) {
  return is_in(text[end - 1], openers) || is_in(text[next], bound_to_left);
}

}  // namespace

std::vector<Span> cut(std::u32string_view text, const Span& whole, Level level) {
  std::vector<Span> spans;
  size_t begin = whole.begin;
  const auto close = [&](size_t end, size_t next) {
    spans.push_back({begin, end, next});
    begin = next;
  };
  for (size_t i = whole.begin + 1; i < whole.end; ++i) {
    if (level == Level::characters) {
      close(i, i);
      continue;
    }
    const char32_t before = text[i - 1];
    size_t next = i;
    while (next < whole.end && is_space(text[next])) ++next;
    const bool wide = is_in(before, wide_sentence_marks) || is_in(before, wide_clause_marks);
    const bool possible = (next > i && !is_space(before)) || (next == i && wide);
    if (possible && next < whole.end && !belongs_together(text, i, next) &&
        !(wide && next == i && is_in(text[next], wide_sentence_marks)) &&
        ends_part(text, i, next, level))
      close(i, next);
    i = std::max(i, next > i ? next - 1 : i);
  }
  if (begin < whole.end) close(whole.end, whole.next);
  return spans;
}

}  // namespace regard
