#include "figure/colour.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace regard::figure {
namespace {

double to_linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t from_linear(double light) {
  const double c = light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(255 * std::clamp(c, 0.0, 1.0)));
}

double squared(double x) { return x * x; }

double distance(const Oklab& a, const Oklab& b) {
  return squared(a.lightness - b.lightness) + squared(a.a - b.a) + squared(a.b - b.b);
}

constexpr int first_of_256 = 16;  // Those before look different in every terminal.
constexpr int first_grey = 232;

Colour of_256(int number) {
  constexpr std::array<std::uint8_t, 6> levels = {0, 95, 135, 175, 215, 255};
  if (number >= first_grey) {
    const auto grey = static_cast<std::uint8_t>(8 + 10 * (number - first_grey));
    return {grey, grey, grey};
  }
  const int cube = number - first_of_256;
  return {levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]};
}

std::array<Oklab, 256> all_of_256() {
  std::array<Oklab, 256> all{};
  for (int i = first_of_256; i < 256; ++i) all[i] = to_oklab(of_256(i));
  return all;
}

}  // namespace

Oklab to_oklab(Colour colour) {
  const double r = to_linear(colour.red);
  const double g = to_linear(colour.green);
  const double b = to_linear(colour.blue);
  const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Colour to_colour(const Oklab& oklab) {
  const auto cube = [](double x) { return x * x * x; };
  const double l = cube(oklab.lightness + 0.3963377774 * oklab.a + 0.2158037573 * oklab.b);
  const double m = cube(oklab.lightness - 0.1055613458 * oklab.a - 0.0638541728 * oklab.b);
  const double s = cube(oklab.lightness - 0.0894841775 * oklab.a - 1.2914855480 * oklab.b);
  return {from_linear(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          from_linear(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          from_linear(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)};
}

Colour Colours::of_heat(double share) const {
  const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(heat.size() - 1);
  const std::size_t i = std::min(static_cast<std::size_t>(place), heat.size() - 2);
  const double t = place - static_cast<double>(i);
  const Oklab from = to_oklab(heat[i]);
  const Oklab to = to_oklab(heat[i + 1]);
  return to_colour({std::lerp(from.lightness, to.lightness, t), std::lerp(from.a, to.a, t),
                    std::lerp(from.b, to.b, t)});
}

const Colours& colours_of(Theme theme) {
  static const Colours light = {
      colour(0xFFFFFF),
      colour(0x1F2328),
      colour(0x59636E),
      colour(0xE4E7EB),
      {colour(0x0072B2), colour(0xD55E00), colour(0x009E73), colour(0xCC79A7), colour(0xE69F00),
       colour(0x56B4E9), colour(0x1F2328)},
      {colour(0xF5F8FA), colour(0xB5D8E2), colour(0x62AFCB), colour(0x2F7BAF), colour(0x264A87),
       colour(0x171F4D)}};
  static const Colours dark = {
      colour(0x14171C),
      colour(0xE6E8EB),
      colour(0x9AA3AE),
      colour(0x2C323A),
      {colour(0x56B4E9), colour(0xE69F00), colour(0x009E73), colour(0xCC79A7), colour(0xF0E442),
       colour(0xD55E00), colour(0xE6E8EB)},
      {colour(0x1C2030), colour(0x2B3D7A), colour(0x2673A0), colour(0x2AA597), colour(0x86D06A),
       colour(0xF7EC6E)}};
  return theme == Theme::light ? light : dark;
}

int nearest_of_256(Colour wanted) {
  static const std::array<Oklab, 256> all = all_of_256();
  const Oklab target = to_oklab(wanted);
  const auto nearest = std::min_element(
      all.begin() + first_of_256, all.end(),
      [&](const Oklab& a, const Oklab& b) { return distance(a, target) < distance(b, target); });
  return static_cast<int>(nearest - all.begin());
}

}  // namespace regard::figure
