#pragma once

#include <string_view>

namespace regard {

/// Messages go to standard error as "regard: ..." without time stamps; in colour on a terminal
/// unless NO_COLOR is set.
void set_up_console();

/// An error as one line. What follows its first line (the stack that c10::Error brings) is shown
/// under --verbose only.
void report_error(std::string_view message);

}  // namespace regard
