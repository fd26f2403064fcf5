#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "regard/figure/figure.h"
#include "regard/figure/theme.h"

namespace regard {

enum class TerminalColours { none, palette256, true_colour };

struct TerminalStyle {
  int width = 80;  ///< in columns; no line is wider
  TerminalColours colours = TerminalColours::none;
  bool unicode = true;  ///< else nothing but ASCII; accents are dropped
  Theme theme = Theme::dark;
};

/// A figure as lines of text, each with its line end. Panels that do not fit beside each other
/// stand one below the other. Throws Error for a figure that `check_figure` refuses.
std::string to_terminal(const Figure& figure, const TerminalStyle& style = {});

/// What is said beside a figure: text in lines that the terminal has room for, each with its line
/// end, broken between words. All but the first begin with `indent` blanks. Control characters
/// become blanks, so that no text can steer the terminal.
std::string wrapped_text(std::string_view text, const TerminalStyle& style = {}, int indent = 0);

/// The value of an environment variable, if it is set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// What a terminal can show, from NO_COLOR (no-color.org), COLORTERM, TERM, COLUMNS and the
/// locale's variables. `window_width` is the terminal's own answer; without one, what reads the
/// text is no terminal and gets no colours.
TerminalStyle terminal_style_of(const Environment& environment, std::optional<int> window_width);

/// The same for an open file of this process, such as 1, standard output.
TerminalStyle terminal_style_of(int descriptor);

}  // namespace regard
