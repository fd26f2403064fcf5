#include "figure/measure.h"

#include <vector>

#include "regard/base/utf8.h"

namespace regard::figure {

Canvas measuring_canvas() {
  return {Surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1), &cairo_surface_destroy),
          Theme::light};
}

std::string fitted(const Canvas& canvas, const std::string& text, double size, double width) {
  if (canvas.width_of(text, size) <= width) return text;
  const std::vector<std::size_t> ends = utf8_offsets(text);
  std::size_t fits = 0;
  std::size_t too_many = ends.size() - 1;
  while (too_many - fits > 1) {
    const std::size_t middle = (fits + too_many) / 2;
    const bool narrow = canvas.width_of(text.substr(0, ends[middle]) + "…", size) <= width;
    (narrow ? fits : too_many) = middle;
  }
  return text.substr(0, ends[fits]) + "…";
}

}  // namespace regard::figure
