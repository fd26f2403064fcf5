#pragma once

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace regard {

/// Everything that a user can cause and mend: a file, an option, a line of text. The message is one
/// line that says what is wrong, where, and what to do. Only `main` and the server catch it.
class Error : public std::runtime_error {
 public:
  template <typename... Args>
  explicit Error(fmt::format_string<Args...> format, Args&&... args)
      : std::runtime_error(fmt::format(format, std::forward<Args>(args)...)) {}
};

}  // namespace regard
