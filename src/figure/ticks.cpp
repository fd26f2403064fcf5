#include "figure/ticks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace regard::figure {
namespace {

/// Where the first digit of a number other than 0 stands: 2 for 500, -1 for 0.5. A power of ten
/// that rounding has made a little too small counts as itself.
int first_digit(double value) {
  return static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-9));
}

/// 12345.6 as 12,345.6.
std::string grouped(std::string digits) {
  const std::size_t sign = digits.starts_with('-') ? 1 : 0;
  std::size_t place = std::min(digits.find('.'), digits.size());
  while (place > sign + 3) digits.insert(place -= 3, ",");
  return digits;
}

/// With `decimals` of them. Four digits are read at a glance, unless they stand below five.
std::string fixed(double value, int decimals, double largest) {
  std::string digits = fmt::format("{:.{}f}", value, decimals);
  return largest < 10000 ? digits : grouped(std::move(digits));
}

/// "1.5e+07" as "1.5e7".
std::string exponential(double value, int digits) {
  std::string text = fmt::format("{:.{}e}", value, digits);
  const std::size_t e = text.find('e');
  const int exponent = std::stoi(text.substr(e + 1));
  return fmt::format("{}e{}", text.substr(0, e), exponent);
}

/// `largest` is the largest of the numbers that stand on the axis, by its size.
std::string tick_text(double value, double step, double largest) {
  if (value == 0) return "0";
  const int last_place = first_digit(step);
  if (last_place < -5 || (last_place >= 3 && largest >= 1e7))
    return exponential(value, std::max(0, first_digit(value) - last_place));
  return fixed(value, std::max(0, -last_place), largest);
}

}  // namespace

Ticks ticks(const Range& range, int most) {
  const double rough = (range.high / 2 - range.low / 2) / most * 2;
  const double power = std::pow(10.0, first_digit(rough));
  double step = power, first = 0, last = 0;
  for (const double multiple : {1, 2, 5, 10, 20}) {
    // An end of the range that is a multiple but for rounding belongs to it.
    step = multiple * power;
    first = std::ceil(range.low / step - 1e-9);
    last = std::floor(range.high / step + 1e-9);
    if (last - first < most) break;
  }
  const double largest = std::max(std::abs(range.low), std::abs(range.high));
  Ticks result;
  for (double i = first; i <= last; ++i) {
    const double value = i == 0 ? 0 : i * step;
    result.push_back({value, tick_text(value, step, largest)});
  }
  return result;
}

Ticks fitting_ticks(const Range& range, int most, const std::function<bool(const Ticks&)>& fits) {
  for (; most > 2; --most) {
    Ticks result = ticks(range, most);
    if (fits(result)) return result;
  }
  return ticks(range, 2);
}

Ticks index_ticks(std::size_t count, int most) {
  if (count == 0) return {};
  if (count == 1) return {{0.5, "0"}};
  Ticks result = ticks({0, static_cast<double>(count - 1)}, most);
  std::erase_if(result, [](const Tick& tick) { return tick.value != std::floor(tick.value); });
  for (Tick& tick : result) {
    tick.text = fixed(tick.value, 0, static_cast<double>(count));
    tick.value += 0.5;
  }
  return result;
}

Ticks name_ticks(const std::vector<std::string>& names, std::size_t stride) {
  Ticks result;
  for (std::size_t i = 0; i < names.size(); i += stride)
    result.push_back({static_cast<double>(i) + 0.5, names[i]});
  return result;
}

std::string number_text(double value, const Range& range) {
  const double hundredth = (range.high / 2 - range.low / 2) / 50;
  const double step = std::pow(10.0, first_digit(hundredth));
  const double largest = std::max(std::abs(range.low), std::abs(range.high));
  return tick_text(std::abs(value) < step / 2 ? 0 : value, step, largest);
}

}  // namespace regard::figure
