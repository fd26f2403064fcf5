#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "regard/config/options.h"

namespace regard {

/// What is wrong with a value, as the end of a sentence ("must be from 0 to 1, not 2"), or empty.
/// One wording for recipe, config.json and command line.
std::string range_problem(double value, const Range& range);
std::string range_problem(int64_t value, const Range& range);
std::string range_problem(const std::string& value, const Range& range);

/// Throws Error "`where`: 'key' must be ..." if the value lies outside its range.
template <typename Value>
void check_range(std::string_view where, std::string_view key, const Value& value,
                 const Range& range) {
  const std::string problem = range_problem(value, range);
  if (!problem.empty()) throw Error("{}: '{}' {}", where, key, problem);
}

}  // namespace regard
