#pragma once

#include <string>
#include <string_view>

namespace regard {

/// Text for HTML or XML, between tags or in a quoted attribute: & < > " ' stand for themselves.
/// What is no UTF-8, and control characters that XML does not know, become U+FFFD.
std::string escape_markup(std::string_view text);

}  // namespace regard
