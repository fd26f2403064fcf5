#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "regard/figure/theme.h"

namespace regard::figure {

/// A colour as screens have it (sRGB).
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  bool operator==(const Colour&) const = default;
};

/// 0xRRGGBB.
constexpr Colour colour(unsigned hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
          static_cast<std::uint8_t>(hex)};
}

/// A colour as eyes order it, so that equal steps look equal: Oklab (Ottosson 2020). `lightness` is
/// 0 for black and 1 for white.
struct Oklab {
  double lightness = 0;
  double a = 0;
  double b = 0;
};

Oklab to_oklab(Colour colour);
Colour to_colour(const Oklab& oklab);

struct Colours {
  Colour background;
  Colour ink;    ///< titles, words
  Colour muted;  ///< numbers on axes
  Colour faint;  ///< the lines behind the data, gaps in heat maps
  /// Told apart by people with any kind of colour vision (Okabe and Ito 2008).
  std::array<Colour, series_colours> series;
  /// Anchors of the heat maps' scale, which moves away from the background steadily.
  std::vector<Colour> heat;

  /// Colours of series repeat.
  Colour of_series(std::size_t i) const { return series[i % series.size()]; }
  /// From the background's side at share 0 to the far side at 1; beyond, the ends.
  Colour of_heat(double share) const;
};

const Colours& colours_of(Theme theme);

/// The colour of a terminal's 256 that comes nearest, as its number: of the 6 x 6 x 6 cube from 16,
/// or of the greys from 232.
int nearest_of_256(Colour colour);

}  // namespace regard::figure
