#include "figure/legend.h"

#include "figure/labels.h"
#include "figure/measure.h"

namespace regard::figure {
namespace {

constexpr double text_size = 10.5;
constexpr double line_height = 18;
constexpr double swatch_width = 20;
constexpr double swatch_gap = 6;
constexpr double entry_gap = 16;

Swatch swatch_of(const Curve& curve) { return curve.dashed ? Swatch::dashes : Swatch::line; }
Swatch swatch_of(const Dots&) { return Swatch::dots; }
Swatch swatch_of(const Bars& bars) { return bars.hatched ? Swatch::hatching : Swatch::bars; }

void draw_swatch(const LegendEntry& entry, Point left, const Canvas& canvas) {
  const Colour colour = canvas.colours().of_series(entry.series);
  const Box box{left.x + 3, left.y - 5, swatch_width - 6, 10};
  switch (entry.swatch) {
    case Swatch::line:
    case Swatch::dashes:
      canvas.line(left, {left.x + swatch_width, left.y},
                  {colour, 2, entry.swatch == Swatch::dashes});
      break;
    case Swatch::dots:
      canvas.dot({left.x + swatch_width / 2, left.y}, 3, colour);
      break;
    case Swatch::bars:
      canvas.fill(box, colour);
      break;
    case Swatch::hatching:
      canvas.hatch(box, {colour, 1.2});
      canvas.frame(box, {colour, 1});
      break;
  }
}

}  // namespace

Legend legend_of(const Panel& panel) {
  Legend legend;
  const auto* marks = std::get_if<Marks>(&panel.content);
  for (std::size_t i = 0; marks != nullptr && i < marks->size(); ++i) {
    LegendEntry entry = std::visit(
        [i](const auto& mark) {
          return LegendEntry{drawable_text(mark.name), swatch_of(mark), i};
        },
        (*marks)[i]);
    if (!entry.name.empty()) legend.push_back(std::move(entry));
  }
  const auto* links = std::get_if<Links>(&panel.content);
  for (std::size_t i = 0; links != nullptr && i < links->sets.size(); ++i)
    if (!links->sets[i].name.empty())
      legend.push_back({drawable_text(links->sets[i].name), Swatch::line, i});
  return legend;
}

Legend common_legend(const Figure& figure) {
  Legend common;
  std::size_t count = 0;
  for (const Panel& panel : figure.panels) {
    Legend legend = legend_of(panel);
    if (legend.empty()) continue;
    if (++count > 1 && legend != common) return {};
    common = std::move(legend);
  }
  return count > 1 ? common : Legend{};
}

LegendLayout lay_out(Legend legend, double width, const Canvas& measure) {
  LegendLayout layout{std::move(legend), {}, 0};
  Point place{0, line_height / 2};
  for (LegendEntry& entry : layout.entries) {
    entry.name = fitted(measure, entry.name, text_size, width - swatch_width - swatch_gap);
    const double taken = swatch_width + swatch_gap + measure.width_of(entry.name, text_size);
    if (place.x > 0 && place.x + taken > width) place = {0, place.y + line_height};
    layout.places.push_back(place);
    place.x += taken + entry_gap;
  }
  if (!layout.entries.empty()) layout.height = place.y + line_height / 2;
  return layout;
}

void draw(const LegendLayout& legend, Point corner, const Canvas& canvas) {
  for (std::size_t i = 0; i < legend.entries.size(); ++i) {
    const Point left{corner.x + legend.places[i].x, corner.y + legend.places[i].y};
    draw_swatch(legend.entries[i], left, canvas);
    canvas.text(legend.entries[i].name, {left.x + swatch_width + swatch_gap, left.y},
                {text_size, canvas.colours().ink});
  }
}

}  // namespace regard::figure
