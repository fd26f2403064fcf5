#include "figure/text_grid.h"

#include <fmt/format.h>

#include <iterator>

#include "figure/labels.h"
#include "regard/base/utf8.h"

namespace regard::figure {
namespace {

void append_colour(std::string& text, int base, Colour colour, TerminalColours colours) {
  auto out = std::back_inserter(text);
  if (colours == TerminalColours::true_colour) {
    fmt::format_to(out, "\x1b[{};2;{};{};{}m", base, colour.red, colour.green, colour.blue);
  } else {
    fmt::format_to(out, "\x1b[{};5;{}m", base, nearest_of_256(colour));
  }
}

bool is_blank(const TextCell& cell, bool coloured) {
  return cell.glyph == " " && !(coloured && cell.ground);
}

void append_line(std::string& text, std::vector<TextCell> cells, TerminalColours colours) {
  const bool coloured = colours != TerminalColours::none;
  while (!cells.empty() && is_blank(cells.back(), coloured)) cells.pop_back();
  TextCell current;
  for (const TextCell& cell : cells) {
    if (coloured && !cell.glyph.empty() &&
        (cell.ink != current.ink || cell.ground != current.ground)) {
      if (current.ink || current.ground) text += "\x1b[0m";
      if (cell.ink) append_colour(text, 38, *cell.ink, colours);
      if (cell.ground) append_colour(text, 48, *cell.ground, colours);
      current = cell;
    }
    text += cell.glyph;
  }
  if (current.ink || current.ground) text += "\x1b[0m";
  text += '\n';
}

}  // namespace

TextCell* TextGrid::at(int row, int column) {
  if (row < 0 || column < 0 || column >= columns_) return nullptr;
  if (row >= rows()) rows_.resize(static_cast<std::size_t>(row) + 1);
  auto& line = rows_[static_cast<std::size_t>(row)];
  line.resize(static_cast<std::size_t>(columns_));
  return &line[static_cast<std::size_t>(column)];
}

/// Half of a wide character does not stay when its other half is written over.
void TextGrid::free(int row, int column) {
  TextCell* cell = at(row, column);
  TextCell* left = at(row, column - 1);
  TextCell* right = at(row, column + 1);
  if (left != nullptr && cell->glyph.empty()) left->glyph = " ";
  if (right != nullptr && right->glyph.empty()) right->glyph = " ";
}

void TextGrid::put(int row, int column, const TextCell& cell) {
  TextCell* place = at(row, column);
  if (place == nullptr) return;
  free(row, column);
  *place = cell;
}

void TextGrid::put(int row, int column, std::string_view text, std::optional<Colour> ink) {
  for (const char32_t character : decode_utf8(text)) {
    const int width = column_count(character);
    const std::string glyph = encode_utf8({&character, 1});
    if (width == 0) {
      TextCell* before = at(row, column - 1);
      if (before != nullptr) before->glyph += glyph;
      continue;
    }
    const bool whole = column >= 0 && column + width <= columns_;
    put(row, column, TextCell{whole ? glyph : " ", ink});
    if (width == 2) put(row, column + 1, TextCell{" ", ink});
    if (width == 2 && whole) at(row, column + 1)->glyph.clear();
    column += width;
  }
}

void TextGrid::put(int row, int column, const TextGrid& grid) {
  for (int r = 0; r < grid.rows(); ++r) {
    const auto& line = grid.rows_[static_cast<std::size_t>(r)];
    for (std::size_t c = 0; c < line.size(); ++c) {
      TextCell* place = at(row + r, column + static_cast<int>(c));
      if (place != nullptr) *place = line[c];
    }
  }
}

std::string TextGrid::encode(TerminalColours colours) const {
  std::string text;
  for (const auto& line : rows_) append_line(text, line, colours);
  return text;
}

std::string terminal_text(std::string_view text, const TerminalStyle& style) {
  return style.unicode ? drawable_text(text) : ascii_text(text);
}

std::string fitted_text(std::string_view text, int columns, const TerminalStyle& style) {
  return shortened(terminal_text(text, style), columns, style.unicode ? "…" : ".");
}

}  // namespace regard::figure
