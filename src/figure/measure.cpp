#include "figure/measure.h"

#include "regard/base/utf8.h"

namespace regard::figure {

Canvas measuring_canvas() {
  return {Surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1), &cairo_surface_destroy),
          Theme::light};
}

std::string fitted(const Canvas& canvas, const std::string& text, double size, double width,
                   bool bold) {
  if (canvas.width_of(text, size, bold) <= width) return text;
  const std::vector<std::size_t> ends = utf8_offsets(text);
  std::size_t fits = 0;
  std::size_t too_many = ends.size() - 1;
  while (too_many - fits > 1) {
    const std::size_t middle = (fits + too_many) / 2;
    const bool narrow = canvas.width_of(text.substr(0, ends[middle]) + "…", size, bold) <= width;
    (narrow ? fits : too_many) = middle;
  }
  return text.substr(0, ends[fits]) + "…";
}

std::vector<std::string> in_two_lines(const Canvas& canvas, const std::string& text, double size,
                                      double width) {
  if (text.empty()) return {};
  const auto fits = [&](std::size_t end) {
    return canvas.width_of(text.substr(0, end), size, true) <= width;
  };
  std::size_t first = 0;
  for (std::size_t at = 0; (at = text.find_first_of(" ,", at)) != text.npos && fits(at + 1);)
    first = ++at;
  if (first == 0 || fits(text.size())) return {fitted(canvas, text, size, width, true)};
  return {text.substr(0, first), fitted(canvas, text.substr(first), size, width, true)};
}

}  // namespace regard::figure
