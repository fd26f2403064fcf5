#include "regard/metrics/bleu_tokenizer.h"

#include "metrics/characters.h"
#include "metrics/western.h"
#include "regard/base/utf8.h"

namespace regard {

namespace {

using metrics::is_number;
using metrics::is_punctuation;

std::string tokenize_13a(std::string_view line) {
  std::string text(line);
  metrics::replace_all(text, "<skipped>", "");
  metrics::replace_all(text, "-\n", "");
  metrics::replace_all(text, "\n", " ");
  metrics::unescape_entities(text);
  return metrics::space_near_digits(metrics::space_punctuation(" " + text + " "));
}

std::u32string space_punctuation_after_non_number(std::u32string_view text) {
  std::u32string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (i + 1 < text.size() && is_punctuation(text[i + 1]) && !is_number(text[i])) {
      result.append(U" ").append(1, text[++i]).append(U" ");
    }
  }
  return result;
}

std::u32string space_punctuation_before_non_number(std::u32string_view text) {
  std::u32string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i + 1 < text.size() && is_punctuation(text[i]) && !is_number(text[i + 1])) {
      result.append(U" ").append(1, text[i]).append(U" ").append(1, text[i + 1]);
      ++i;
    } else {
      result += text[i];
    }
  }
  return result;
}

/// No space is added at the ends first, so "in 1984." keeps its full stop: that is how
/// mteval-v14.pl does it.
std::string tokenize_intl(std::string_view line) {
  std::u32string result;
  const std::u32string text =
      space_punctuation_before_non_number(space_punctuation_after_non_number(decode_utf8(line)));
  for (const char32_t c : text) {
    if (metrics::is_symbol(c)) {
      result.append(U" ").append(1, c).append(U" ");
    } else {
      result += c;
    }
  }
  return encode_utf8(result);
}

std::string tokenize_char(std::string_view line) {
  std::u32string result;
  for (const char32_t c : decode_utf8(line)) result.append(1, c).append(U" ");
  return encode_utf8(result);
}

}  // namespace

std::string_view to_text(BleuTokenizer tokenizer) {
  switch (tokenizer) {
    case BleuTokenizer::v13a:
      return "13a";
    case BleuTokenizer::intl:
      return "intl";
    case BleuTokenizer::char_:
      return "char";
    case BleuTokenizer::none:
      break;
  }
  return "none";
}

std::string tokenize_for_bleu(std::string_view line, BleuTokenizer tokenizer) {
  line = metrics::strip_right(line);
  switch (tokenizer) {
    case BleuTokenizer::v13a:
      return metrics::join_words(tokenize_13a(line));
    case BleuTokenizer::intl:
      return metrics::join_words(tokenize_intl(line));
    case BleuTokenizer::char_:
      return metrics::join_words(tokenize_char(line));
    case BleuTokenizer::none:
      break;
  }
  return metrics::join_words(line);
}

}  // namespace regard
