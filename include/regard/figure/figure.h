#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace regard {

/// What a figure shows, as plain values: `picture.h` and `terminal.h` draw it. Numbers that are NaN
/// or infinite are gaps. Names stand in the legend; an empty name stands nowhere. Text is UTF-8.

/// Points joined by a line, which breaks off at a gap. `x` and `y` are of one size.
struct Curve {
  std::vector<double> x;
  std::vector<double> y;
  std::string name = {};
  bool dashed = false;
};

/// Points by themselves. `x` and `y` are of one size.
struct Dots {
  std::vector<double> x;
  std::vector<double> y;
  std::string name = {};
};

/// A histogram: bar i stands between edges i and i + 1, on 0. Several in one panel stand beside
/// each other.
struct Bars {
  std::vector<double> edges;    ///< [n+1], rising
  std::vector<double> heights;  ///< [n]
  std::string name = {};
  bool hatched = false;
};

/// A matrix as colours, its first row on top.
struct HeatMap {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values;                   ///< [rows,columns], row by row
  std::vector<std::string> row_labels = {};     ///< [rows], or none: the rows are numbered from 0
  std::vector<std::string> column_labels = {};  ///< [columns], or none
  std::optional<double> lowest = std::nullopt;  ///< where the colours begin; else the values' least
  std::optional<double> highest = std::nullopt;  ///< where they end
  /// A value's place between the two is raised to this power: below 1, small values are told apart
  /// better. One for all maps where colours are shared.
  double colour_power = 1;
};

/// Names in two columns, joined by lines that are seen the better the greater their number is: at 0
/// not at all, at 1 wholly.
struct Links {
  /// Lines of one colour.
  struct Set {
    std::vector<double> values;  ///< [left,right], row by row
    std::string name = {};
  };
  std::vector<std::string> left;
  std::vector<std::string> right;
  std::vector<Set> sets = {};
};

/// Drawn in their order, the last on top.
using Marks = std::vector<std::variant<Curve, Dots, Bars>>;

struct Panel {
  std::string title = {};
  std::string x_label = {};
  std::string y_label = {};
  std::variant<Marks, HeatMap, Links> content = {};
};

/// Panels row by row, `columns` to a row. Axes, labels and legends that neighbours have in common
/// are drawn once.
struct Figure {
  std::string title = {};
  std::vector<Panel> panels = {};
  std::size_t columns = 1;
  bool shared_axes = false;     ///< one range of x and one of y for all marks
  bool shared_colours = false;  ///< one range of values and one colour bar for all heat maps
};

/// Throws Error if the sizes within a figure do not fit each other, or a range is upside down.
void check_figure(const Figure& figure);

}  // namespace regard
