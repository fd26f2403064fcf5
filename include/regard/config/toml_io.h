#pragma once

#include <filesystem>
#include <string>

#include "regard/config/options.h"

namespace regard {

/// Reads a recipe (TOML, one section a group) over `config`: what the file does not name stays as
/// it is. Throws Error with file, line, and the nearest known key or the possible values.
void read_toml(const std::filesystem::path& path, Config& config);

/// The effective options as a recipe that reads back to the same values, with their help beside
/// them.
std::string to_toml(const Config& config);

}  // namespace regard
