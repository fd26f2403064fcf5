#pragma once

#include <filesystem>
#include <vector>

namespace regard {

/// Where something that comes with regard may lie: `installed` in share/regard beside the installed
/// program, and `in_sources` in the sources that it was built from.
std::vector<std::filesystem::path> shipped_places(const std::filesystem::path& installed,
                                                  const std::filesystem::path& in_sources);

}  // namespace regard
