#include "config/option_group.h"

#include <fmt/format.h>

namespace regard {

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  const std::string near = nearest(word, known);
  if (!near.empty()) return fmt::format("; did you mean '{}'?", near);
  return fmt::format("; known are {}", fmt::join(known, ", "));
}

}  // namespace regard
