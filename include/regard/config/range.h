#pragma once

#include <limits>
#include <string>
#include <string_view>

namespace regard {

/// What an option's value may be: inclusive limits of a number, or what a text has to obey.
struct Range {
  double least = std::numeric_limits<double>::lowest();
  double most = std::numeric_limits<double>::max();
  /// What is wrong with a text, as the end of a sentence, or empty. Null: any text will do.
  std::string (*text_problem)(std::string_view) = nullptr;
};
inline constexpr Range at_least_0{0};
inline constexpr Range at_least_1{1};
inline constexpr Range share{0, 1};

}  // namespace regard
