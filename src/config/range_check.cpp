#include "regard/config/range_check.h"

namespace regard {
namespace {

template <typename Number>
std::string problem(Number value, const Range& range) {
  const auto number = static_cast<double>(value);
  if (number >= range.least && number <= range.most) return "";
  const Range open;
  if (range.least == open.least && range.most == open.most)
    return fmt::format("must be a finite number, not {}", value);
  if (range.most == open.most)
    return fmt::format("must be at least {}, not {}", range.least, value);
  if (range.least == open.least)
    return fmt::format("must be at most {}, not {}", range.most, value);
  return fmt::format("must be from {} to {}, not {}", range.least, range.most, value);
}

}  // namespace

std::string range_problem(double value, const Range& range) { return problem(value, range); }
std::string range_problem(int64_t value, const Range& range) { return problem(value, range); }
std::string range_problem(const std::string& value, const Range& range) {
  return range.text_problem == nullptr ? "" : range.text_problem(value);
}

}  // namespace regard
