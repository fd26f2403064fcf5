#include <algorithm>
#include <vector>

#include "figure/labels.h"
#include "figure/text_grid.h"
#include "regard/base/utf8.h"

namespace regard {
namespace figure {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// Takes as many characters off a word as fit into `columns`, but at least one.
std::string cut_off(std::string& word, int columns) {
  std::string head = shortened(word, columns, "");
  if (head.empty()) head = word.substr(0, utf8_offsets(word).at(1));
  word.erase(0, head.size());
  return head;
}

/// Words one after the other, in as many lines as they need.
class Lines {
 public:
  Lines(int width, int indent) : width_(width), indent_(std::clamp(indent, 0, width - 1)) {}

  void add(std::string word) {
    if (!blank_ && used_ + 1 + column_count(word) > width_) end_line();
    if (!blank_) append(" ");
    while (used_ + column_count(word) > width_ && !word.empty()) {
      append(cut_off(word, width_ - used_));
      if (!word.empty()) end_line();
    }
    append(word);
  }

  std::string text() && {
    end_line();
    return std::move(text_);
  }

 private:
  void append(const std::string& part) {
    if (part.empty()) return;
    if (blank_) text_.append(static_cast<std::size_t>(used_), ' ');
    text_ += part;
    used_ += column_count(part);
    blank_ = false;
  }
  void end_line() {
    text_ += '\n';
    used_ = indent_;
    blank_ = true;
  }

  int width_;
  int indent_;
  std::string text_;
  int used_ = 0;
  bool blank_ = true;  // Nothing but the indent stands in the line.
};

}  // namespace
}  // namespace figure

std::string wrapped_text(std::string_view text, const TerminalStyle& style, int indent) {
  figure::Lines lines(std::max(1, style.width), indent);
  for (std::string& word : figure::words_of(figure::terminal_text(text, style)))
    lines.add(std::move(word));
  return std::move(lines).text();
}

}  // namespace regard
