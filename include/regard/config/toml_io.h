#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "regard/config/options.h"

namespace regard {

/// Reads a recipe (TOML, one section a group) over `config`: what the file does not name stays as
/// it is. Throws Error with file, line, and the nearest known key or the possible values.
void read_toml(const std::filesystem::path& path, Config& config);

/// Any TOML file as the JSON of the same shape; a date or time becomes null. Throws Error with file
/// and line if it is none.
nlohmann::json read_toml(const std::filesystem::path& path);

/// The effective options as a recipe that reads back to the same values, with their help beside
/// them.
std::string to_toml(const Config& config);

}  // namespace regard
