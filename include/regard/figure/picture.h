#pragma once

#include <filesystem>
#include <string>

#include "regard/figure/figure.h"
#include "regard/figure/theme.h"

namespace regard {

struct PictureStyle {
  Theme theme = Theme::light;
  double scale = 2;  ///< a PNG's pixels for each of the layout's; above 0
  /// What an SVG's ids begin with: several pictures within one page must not share any.
  std::string id_prefix = {};
};

/// A figure as a picture. Its size follows from what it shows: heat maps with many labels grow, so
/// that each can be read. Both throw Error for a figure that `check_figure` refuses and for one
/// whose picture would be too large.
std::string to_svg(const Figure& figure, const PictureStyle& style = {});
std::string to_png(const Figure& figure, const PictureStyle& style = {});

/// Writes the picture that the name asks for with its ending, .svg or .png; throws Error for
/// another ending.
void write_figure(const std::filesystem::path& path, const Figure& figure,
                  const PictureStyle& style = {});

}  // namespace regard
