#include "figure/terminal_shade.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace regard::figure {
namespace {

std::string glyph_of(double share, bool unicode) {
  constexpr std::array<const char*, 5> blocks = {" ", "░", "▒", "▓", "█"};
  constexpr std::string_view letters = " .:-=+*#%@";
  const auto step = [share](std::size_t count) {
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(count);
    return std::min(static_cast<std::size_t>(place), count - 1);
  };
  return unicode ? blocks[step(blocks.size())] : std::string(1, letters[step(letters.size())]);
}

}  // namespace

Colour Shade::colour(double value) const {
  const Colours& colours = colours_of(style_.theme);
  return std::isfinite(value) ? colours.of_heat(range_.share(value)) : colours.muted;
}

TextCell Shade::cell(double value) const {
  if (!std::isfinite(value)) return {style_.unicode ? "×" : "?", colours_of(style_.theme).muted};
  if (style_.colours != TerminalColours::none) return {" ", std::nullopt, colour(value)};
  return {glyph_of(range_.share(value), style_.unicode)};
}

TextCell Shade::halves(double upper, double lower) const {
  return {"▀", colour(upper), colour(lower)};
}

}  // namespace regard::figure
