#include "metrics/western.h"

#include "metrics/characters.h"

namespace regard::metrics {

namespace {

bool is_stop(char c) { return c == '.' || c == ','; }

std::string space_stop_after_non_digit(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 4);
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (!is_digit(text[i]) && i + 1 < text.size() && is_stop(text[i + 1])) {
      result.append(" ").append(1, text[++i]).append(" ");
    }
  }
  return result;
}

std::string space_stop_before_non_digit(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 4);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_stop(text[i]) && i + 1 < text.size() && !is_digit(text[i + 1])) {
      result.append(" ").append(1, text[i]).append(" ").append(1, text[i + 1]);
      ++i;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string space_hyphen_after_digit(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 4);
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (is_digit(text[i]) && i + 1 < text.size() && text[i + 1] == '-') {
      result += " - ";
      ++i;
    }
  }
  return result;
}

}  // namespace

void unescape_entities(std::string& text) {
  if (text.find('&') == std::string::npos) return;
  replace_all(text, "&quot;", "\"");
  replace_all(text, "&amp;", "&");
  replace_all(text, "&lt;", "<");
  replace_all(text, "&gt;", ">");
}

std::string space_punctuation(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 4);
  for (const char c : text) {
    const bool kept = c == '\'' || c == ',' || c == '-' || c == '.';
    if (c == ' ' || (is_ascii_punctuation(c) && !kept)) {
      result.append(" ").append(1, c).append(" ");
    } else {
      result += c;
    }
  }
  return result;
}

std::string space_near_digits(std::string_view text) {
  return space_hyphen_after_digit(space_stop_before_non_digit(space_stop_after_non_digit(text)));
}

}  // namespace regard::metrics
