#include "regard/figure/picture.h"

#include <cairo-svg.h>

#include <cmath>

#include "figure/draw_panel.h"
#include "figure/measure.h"
#include "figure/picture_layout.h"
#include "regard/base/error.h"
#include "regard/base/file.h"

namespace regard {
namespace figure {
namespace {

/// cairo hands its bytes over piece by piece.
cairo_status_t append(void* text, const unsigned char* bytes, unsigned count) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

/// cairo names the drawing's group after the number of surfaces so far. The same figure shall give
/// the same bytes.
void forget_number(std::string& svg) {
  constexpr std::string_view begin = "<g id=\"surface";
  const std::size_t found = svg.find(begin);
  if (found == std::string::npos) return;
  const std::size_t number = found + begin.size();
  svg.erase(number, svg.find('"', number) - number);
}

/// Letters are drawn as shapes, so the only marks that look like an id are ids.
void prefix_ids(std::string& svg, const std::string& prefix) {
  if (prefix.empty()) return;
  for (const std::string_view before : {" id=\"", "href=\"#", "url(#"})
    for (std::size_t at = 0; (at = svg.find(before, at)) != std::string::npos;) {
      at += before.size();
      svg.insert(at, prefix);
    }
}

void paint(const Figure& figure, const PictureLayout& layout, const std::vector<Scales>& scales,
           const Canvas& canvas) {
  canvas.fill_all(canvas.colours().background);
  canvas.text(layout.title, {layout.title_corner.x, layout.title_corner.y + heading_size / 2},
              {heading_size, canvas.colours().ink, 0, 0, true});
  draw(layout.legend, layout.legend_corner, canvas);
  for (std::size_t i = 0; i < figure.panels.size(); ++i)
    draw(figure.panels[i], layout.panels[i], scales[i], canvas);
  if (layout.bar) draw(*layout.bar, layout.bar_corner, canvas);
}

/// A figure whose surface can be made now that its size is known.
struct Prepared {
  std::vector<Scales> scales;
  PictureLayout layout;

  explicit Prepared(const Figure& figure) {
    check_figure(figure);
    scales = scales_of(figure);
    layout = lay_out(figure, scales, measuring_canvas());
    layout.width = std::ceil(layout.width);
    layout.height = std::ceil(layout.height);
  }

  /// cairo counts no further than 32,767; far smaller pictures can already fill the memory.
  void check_size(double scale) const {
    constexpr double most_side = 32767, most_pixels = 1 << 27;
    const double width = layout.width * scale;
    const double height = layout.height * scale;
    if (width > most_side || height > most_side || width * height > most_pixels)
      throw Error("a picture of {:.0f} by {:.0f} pixels is too large: show less or scale it down",
                  width, height);
  }
};

}  // namespace
}  // namespace figure

std::string to_svg(const Figure& figure, const PictureStyle& style) {
  const figure::Prepared prepared(figure);
  prepared.check_size(1);
  std::string svg;
  figure::Surface surface(cairo_svg_surface_create_for_stream(
                              &figure::append, &svg, prepared.layout.width, prepared.layout.height),
                          &cairo_surface_destroy);
  cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
  figure::Canvas canvas(std::move(surface), style.theme);
  figure::paint(figure, prepared.layout, prepared.scales, canvas);
  surface = canvas.finish();
  cairo_surface_finish(surface.get());
  figure::check_cairo(cairo_surface_status(surface.get()));
  figure::forget_number(svg);
  figure::prefix_ids(svg, style.id_prefix);
  return svg;
}

std::string to_png(const Figure& figure, const PictureStyle& style) {
  if (!(style.scale > 0)) throw Error("a picture cannot have the scale {}", style.scale);
  const figure::Prepared prepared(figure);
  prepared.check_size(style.scale);
  const auto pixels = [&](double length) {
    return std::max(1, static_cast<int>(std::ceil(length * style.scale)));
  };
  figure::Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(prepared.layout.width),
                                 pixels(prepared.layout.height)),
      &cairo_surface_destroy);
  cairo_surface_set_device_scale(surface.get(), style.scale, style.scale);
  figure::Canvas canvas(std::move(surface), style.theme);
  figure::paint(figure, prepared.layout, prepared.scales, canvas);
  surface = canvas.finish();
  std::string png;
  figure::check_cairo(cairo_surface_write_to_png_stream(surface.get(), &figure::append, &png));
  return png;
}

void write_figure(const std::filesystem::path& path, const Figure& figure,
                  const PictureStyle& style) {
  const std::string ending = path.extension().string();
  if (ending == ".svg") return write_file(path, to_svg(figure, style));
  if (ending == ".png") return write_file(path, to_png(figure, style));
  throw Error("cannot write {}: a figure's name ends with .svg or .png", path.string());
}

}  // namespace regard
