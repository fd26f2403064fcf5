#include "regard/config/duration.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "regard/base/error.h"

namespace regard {
namespace {

std::optional<double> seconds_in(std::string_view text) {
  if (text.empty()) return 0;
  double value = 0;
  const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view unit = text.substr(static_cast<size_t>(stop - text.data()));
  const double seconds = unit.empty() || unit == "s" ? 1
                         : unit == "m"               ? 60
                         : unit == "h"               ? 3600
                                                     : 0;
  if (code != std::errc() || seconds == 0 || !std::isfinite(value) || std::signbit(value))
    return std::nullopt;
  return value * seconds;
}

constexpr double longest = 1e9;  // thirty years

}  // namespace

double parse_duration(std::string_view text) {
  const std::string problem = duration_problem(text);
  if (!problem.empty()) throw Error("a time {}", problem);
  return *seconds_in(text);
}

std::string duration_problem(std::string_view text) {
  const std::optional<double> seconds = seconds_in(text);
  if (!seconds) return fmt::format("must be written like 90s, 20m or 1.5h, not '{}'", text);
  return *seconds <= longest ? "" : fmt::format("must be at most thirty years, not {}", text);
}

}  // namespace regard
