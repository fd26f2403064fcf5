#pragma once

#include <gtest/gtest.h>

#include <string>

#include "figure/canvas.h"

namespace regard::figure {

inline void PrintTo(const Colour& c, std::ostream* out) {
  *out << int{c.red} << ' ' << int{c.green} << ' ' << int{c.blue};
}

namespace testing {

/// A picture to draw on, or a PNG that was read back, as its pixels.
class Image {
 public:
  explicit Image(const std::string& png) : surface_(nullptr, &cairo_surface_destroy) {
    Source source{png, 0};
    surface_.reset(cairo_image_surface_create_from_png_stream(&Source::read, &source));
    check_cairo(cairo_surface_status(surface_.get()));
  }
  explicit Image(Surface surface) : surface_(std::move(surface)) {}

  int width() const { return cairo_image_surface_get_width(surface_.get()); }
  int height() const { return cairo_image_surface_get_height(surface_.get()); }

  Colour at(int x, int y) const {
    if (x < 0 || y < 0 || x >= width() || y >= height()) throw std::out_of_range("a pixel");
    const unsigned char* row = cairo_image_surface_get_data(surface_.get()) +
                               y * cairo_image_surface_get_stride(surface_.get());
    return colour(reinterpret_cast<const std::uint32_t*>(row)[x] & 0xFFFFFF);
  }

  /// How many pixels of a box differ from `ground`.
  int ink(const Box& box, Colour ground) const {
    int count = 0;
    for (int y = static_cast<int>(box.y); y < static_cast<int>(box.bottom()); ++y)
      for (int x = static_cast<int>(box.x); x < static_cast<int>(box.right()); ++x)
        count += at(x, y) == ground ? 0 : 1;
    return count;
  }
  int ink(Colour ground) const {
    return ink({0, 0, static_cast<double>(width()), static_cast<double>(height())}, ground);
  }

 private:
  struct Source {
    const std::string& bytes;
    std::size_t position;

    static cairo_status_t read(void* self, unsigned char* into, unsigned count) {
      Source& source = *static_cast<Source*>(self);
      if (source.bytes.size() - source.position < count) return CAIRO_STATUS_READ_ERROR;
      source.bytes.copy(reinterpret_cast<char*>(into), count, source.position);
      source.position += count;
      return CAIRO_STATUS_SUCCESS;
    }
  };

  Surface surface_;
};

/// A canvas of pixels, in the background's colour.
inline Canvas blank_canvas(int width, int height, Theme theme = Theme::light) {
  Canvas canvas(Surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height),
                        &cairo_surface_destroy),
                theme);
  canvas.fill_all(canvas.colours().background);
  return canvas;
}

inline const Colour white = colour(0xFFFFFF);
inline const Colour red = colour(0xFF0000);

}  // namespace testing
}  // namespace regard::figure
