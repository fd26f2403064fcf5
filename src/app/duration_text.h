#pragma once

#include <string>

namespace regard {

/// A time as people read it: "12.3 s", "4 min 5 s", "2 h 13 min".
std::string duration_text(double seconds);

}  // namespace regard
