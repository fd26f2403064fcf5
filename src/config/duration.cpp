#include "regard/config/duration.h"

#include <charconv>
#include <cmath>

#include "regard/base/error.h"

namespace regard {

double parse_duration(std::string_view text) {
  if (text.empty()) return 0;
  double value = 0;
  const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view unit = text.substr(static_cast<size_t>(stop - text.data()));
  const double seconds = unit.empty() || unit == "s" ? 1
                         : unit == "m"               ? 60
                         : unit == "h"               ? 3600
                                                     : 0;
  if (code != std::errc() || seconds == 0 || !std::isfinite(value) || std::signbit(value))
    throw Error("a time is written 90s, 20m or 1.5h, not '{}'", text);
  return value * seconds;
}

}  // namespace regard
