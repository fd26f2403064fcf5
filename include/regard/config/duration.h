#pragma once

#include <string>
#include <string_view>

namespace regard {

/// Seconds in "90s", "20m", "1.5h" or plain "90", up to 1e9; empty is 0. Throws Error on anything
/// else.
double parse_duration(std::string_view text);

/// What is wrong with such a text, as the end of a sentence, or empty.
std::string duration_problem(std::string_view text);

}  // namespace regard
