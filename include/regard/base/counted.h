#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace regard {

/// A count as people read it: 157,274.
std::string grouped(int64_t count);

/// A count with what it counts: "1 pair", "157,274 pairs".
std::string counted(int64_t count, std::string_view noun);

}  // namespace regard
