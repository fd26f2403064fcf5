#include "figure/canvas.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "regard/base/error.h"

namespace regard::figure {
namespace {

/// Half the height of a capital letter, as a share of the font's size.
constexpr double half_capital = 0.36;

/// The same lengths on every surface: with hinting, a font's widths depend on the resolution.
void use_plain_fonts(cairo_t* cairo) {
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(cairo, options);
  cairo_font_options_destroy(options);
}

}  // namespace

void check_cairo(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw Error("the picture cannot be drawn: {}", cairo_status_to_string(status));
}

Canvas::Canvas(Surface surface, Theme theme)
    : surface_(std::move(surface)),
      cairo_(cairo_create(surface_.get()), &cairo_destroy),
      colours_(colours_of(theme)) {
  check_cairo(cairo_status(cairo_.get()));
  use_plain_fonts(cairo_.get());
}

void Canvas::set_colour(Colour c, double opacity) const {
  cairo_set_source_rgba(cairo_.get(), c.red / 255.0, c.green / 255.0, c.blue / 255.0, opacity);
}

void Canvas::set_font(double size, bool bold) const {
  cairo_select_font_face(cairo_.get(), "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                         bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo_.get(), size);
}

void Canvas::stroke(const Stroke& stroke) const {
  constexpr std::array<double, 2> dashes = {5, 4};
  set_colour(stroke.colour, stroke.opacity);
  cairo_set_line_width(cairo_.get(), stroke.width);
  cairo_set_dash(cairo_.get(), dashes.data(), stroke.dashed ? 2 : 0, 0);
  cairo_stroke(cairo_.get());
}

void Canvas::fill_all(Colour colour) const {
  set_colour(colour);
  cairo_paint(cairo_.get());
}

void Canvas::fill(const Box& box, Colour colour, double opacity) const {
  // Neighbours that both cover half a pixel would let the background through.
  cairo_set_antialias(cairo_.get(), CAIRO_ANTIALIAS_NONE);
  set_colour(colour, opacity);
  cairo_rectangle(cairo_.get(), box.x, box.y, box.width, box.height);
  cairo_fill(cairo_.get());
  cairo_set_antialias(cairo_.get(), CAIRO_ANTIALIAS_DEFAULT);
}

void Canvas::cells(const Box& box, std::size_t columns, std::span<const Colour> colours) const {
  const auto width = static_cast<int>(columns);
  const auto height = static_cast<int>(colours.size() / columns);
  const Surface image(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height),
                      &cairo_surface_destroy);
  check_cairo(cairo_surface_status(image.get()));
  cairo_surface_flush(image.get());
  unsigned char* row = cairo_image_surface_get_data(image.get());
  for (std::size_t at = 0; at + columns <= colours.size(); at += columns) {
    auto* pixels = reinterpret_cast<std::uint32_t*>(row);
    for (const Colour& c : colours.subspan(at, columns))
      *pixels++ = static_cast<std::uint32_t>(c.red << 16 | c.green << 8 | c.blue);
    row += cairo_image_surface_get_stride(image.get());
  }
  cairo_surface_mark_dirty(image.get());
  cairo_save(cairo_.get());
  cairo_translate(cairo_.get(), box.x, box.y);
  cairo_scale(cairo_.get(), box.width / width, box.height / height);
  cairo_set_source_surface(cairo_.get(), image.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo_.get()), CAIRO_FILTER_NEAREST);
  cairo_rectangle(cairo_.get(), 0, 0, width, height);
  cairo_fill(cairo_.get());
  cairo_restore(cairo_.get());
}

void Canvas::hatch(const Box& box, const Stroke& pen) const {
  constexpr double distance = 6;
  cairo_save(cairo_.get());
  cairo_rectangle(cairo_.get(), box.x, box.y, box.width, box.height);
  cairo_clip(cairo_.get());
  // On a grid of the whole picture, so that the hatching of neighbours goes on in one line.
  const double first = std::floor((box.x + box.y) / distance) * distance;
  for (double sum = first; sum < box.right() + box.bottom(); sum += distance) {
    cairo_move_to(cairo_.get(), sum - box.y, box.y);
    cairo_line_to(cairo_.get(), sum - box.bottom(), box.bottom());
  }
  stroke(pen);
  cairo_restore(cairo_.get());
}

void Canvas::frame(const Box& box, const Stroke& pen) const {
  cairo_rectangle(cairo_.get(), box.x, box.y, box.width, box.height);
  stroke(pen);
}

void Canvas::line(Point from, Point to, const Stroke& pen) const {
  path(std::array<Point, 2>{from, to}, pen);
}

void Canvas::path(std::span<const Point> points, const Stroke& pen) const {
  cairo_new_path(cairo_.get());
  for (const Point& point : points) cairo_line_to(cairo_.get(), point.x, point.y);
  cairo_set_line_join(cairo_.get(), CAIRO_LINE_JOIN_ROUND);
  stroke(pen);
}

void Canvas::dot(Point centre, double radius, Colour colour, double opacity) const {
  cairo_new_path(cairo_.get());
  cairo_arc(cairo_.get(), centre.x, centre.y, radius, 0, 2 * std::numbers::pi);
  set_colour(colour, opacity);
  cairo_fill(cairo_.get());
}

void Canvas::text(const std::string& text, Point point, const TextStyle& style) const {
  set_font(style.size, style.bold);
  set_colour(style.colour);
  cairo_save(cairo_.get());
  cairo_translate(cairo_.get(), point.x, point.y);
  cairo_rotate(cairo_.get(), -style.angle * std::numbers::pi / 180);
  const double width = style.anchor == 0 ? 0 : width_of(text, style.size, style.bold);
  cairo_move_to(cairo_.get(), -style.anchor * width, half_capital * style.size);
  cairo_show_text(cairo_.get(), text.c_str());
  cairo_restore(cairo_.get());
}

double Canvas::width_of(const std::string& text, double size, bool bold) const {
  set_font(size, bold);
  cairo_text_extents_t extents;
  cairo_text_extents(cairo_.get(), text.c_str(), &extents);
  return extents.x_advance;
}

Surface Canvas::finish() {
  check_cairo(cairo_status(cairo_.get()));
  cairo_surface_flush(surface_.get());
  check_cairo(cairo_surface_status(surface_.get()));
  return std::move(surface_);
}

}  // namespace regard::figure
