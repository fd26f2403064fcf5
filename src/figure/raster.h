#pragma once

#include <cstdint>
#include <vector>

#include "figure/text_grid.h"

namespace regard::figure {

/// What a series is drawn with: its colour where dots are Braille's, else its letter.
struct Pen {
  Colour colour;
  char letter = '*';
};

/// That of a panel's mark number `series`.
Pen pen_of(std::size_t series, const TerminalStyle& style);

/// A field of dots over a field of text columns: eight in a column, as Braille has them, or one, as
/// letters are.
class Raster {
 public:
  Raster(int rows, int columns, bool braille);

  bool braille() const { return down_ == 4; }
  int width() const { return columns_ * across_; }  ///< in dots
  int height() const { return rows_ * down_; }

  /// A dot; y counts downwards. One outside is not drawn.
  void dot(int x, int y, const Pen& pen);
  /// From dot to dot. Of a dashed line every other few are left out; `phase` carries them on from
  /// one piece of a line to the next.
  struct Line {
    int x0, y0, x1, y1;
    bool dashed = false;
  };
  void line(const Line& line, const Pen& pen, int& phase);

  void draw_to(TextGrid& grid, int row, int column) const;

 private:
  struct Cell {
    std::uint8_t dots = 0;
    Pen pen;
  };

  int rows_;
  int columns_;
  int across_;
  int down_;
  std::vector<Cell> cells_;  // [rows,columns]
};

}  // namespace regard::figure
