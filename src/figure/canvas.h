#pragma once

#include <cairo.h>

#include <memory>
#include <span>
#include <string>

#include "figure/colour.h"

namespace regard::figure {

struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

struct Stroke {
  Colour colour;
  double width = 1;
  bool dashed = false;
  double opacity = 1;
};

struct TextStyle {
  double size = 11;
  Colour colour = {};
  double anchor = 0;  ///< what of the text lies at its point: 0 its beginning, 1 its end
  double angle = 0;   ///< in degrees, against the clock
  bool bold = false;
};

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

/// Throws Error if cairo has failed.
void check_cairo(cairo_status_t status);

/// What the parts of a picture are drawn on, in the layout's pixels with y downwards.
class Canvas {
 public:
  Canvas(Surface surface, Theme theme);

  const Colours& colours() const { return colours_; }

  void fill_all(Colour colour) const;
  void fill(const Box& box, Colour colour, double opacity = 1) const;
  /// Rows of `columns` cells that fill the box, as one image: a rectangle for each would make an
  /// SVG of tens of megabytes.
  void cells(const Box& box, std::size_t columns, std::span<const Colour> colours) const;
  void hatch(const Box& box, const Stroke& stroke) const;
  void frame(const Box& box, const Stroke& stroke) const;
  void line(Point from, Point to, const Stroke& stroke) const;
  /// Points joined by lines.
  void path(std::span<const Point> points, const Stroke& stroke) const;
  void dot(Point centre, double radius, Colour colour, double opacity = 1) const;

  /// Text that `drawable_text` made; the middle of its letters' height lies at `point`.
  void text(const std::string& text, Point point, const TextStyle& style) const;
  double width_of(const std::string& text, double size, bool bold = false) const;

  /// Ends the picture and gives its surface back. Throws Error if anything drawn has failed.
  Surface finish();

 private:
  void set_colour(Colour colour, double opacity = 1) const;
  void set_font(double size, bool bold) const;
  void stroke(const Stroke& stroke) const;

  Surface surface_;
  std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo_;
  const Colours& colours_;
};

}  // namespace regard::figure
