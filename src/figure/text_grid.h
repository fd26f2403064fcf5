#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figure/colour.h"
#include "regard/figure/terminal.h"

namespace regard::figure {

/// One column of one line of a terminal.
struct TextCell {
  std::string glyph = " ";  ///< empty: the right half of a wide character
  std::optional<Colour> ink = std::nullopt;
  std::optional<Colour> ground = std::nullopt;
};

/// Lines of text that are written to in any order. As many lines as are written to; what stands
/// beyond the last column is cut off.
class TextGrid {
 public:
  explicit TextGrid(int columns) : columns_(columns) {}

  int columns() const { return columns_; }
  int rows() const { return static_cast<int>(rows_.size()); }

  void put(int row, int column, const TextCell& cell);
  /// From `column` on, which may be negative.
  void put(int row, int column, std::string_view text, std::optional<Colour> ink = std::nullopt);
  void put(int row, int column, const TextGrid& grid);

  /// With the escapes that the style's colours need; blanks at the ends of lines are left out.
  std::string encode(TerminalColours colours) const;

 private:
  TextCell* at(int row, int column);
  void free(int row, int column);

  int columns_;
  std::vector<std::vector<TextCell>> rows_;
};

/// `drawable_text`, or `ascii_text` for a terminal without Unicode.
std::string terminal_text(std::string_view text, const TerminalStyle& style);

/// `terminal_text` that takes at most `columns`.
std::string fitted_text(std::string_view text, int columns, const TerminalStyle& style);

}  // namespace regard::figure
