#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "regard/config/options.h"

namespace regard {

/// One of those that compete.
struct System {
  std::string name;
  std::string note;  ///< what is special about it; may be empty
  Config config;
  bool sees_test = false;  ///< the test pairs are among its training pairs: a fault to show
};

/// Which system each one is tested against.
enum class Against { first, previous };
template <>
struct EnumNames<Against> {
  static constexpr std::pair<Against, std::string_view> values[] = {
      {Against::first, "first"}, {Against::previous, "previous"}};
};

/// Systems that are trained on the same data under the same budget, to be compared.
struct Contest {
  std::string title;
  Against against = Against::first;
  std::vector<System> systems;
};

/// Reads who competes. A recipe is a system named like its file. A contest's file lists systems,
/// each a recipe with some options changed:
///
///     title = "..."            against = "first" or "previous"
///     recipe = "gru.toml"      beside this file; what every system begins with
///     cumulative = true        each system begins with what the one before it was
///     [options]                of every system, above the recipe
///     [[system]]               name = "...", and perhaps note, recipe, options = { key = value },
///                              sees-test
///
/// Throws Error that names the file and the system: for keys and options that do not exist, names
/// that are missing or given twice, and options that do not go together.
Contest read_contest(std::span<const std::filesystem::path> files);

/// A system's name as that of a folder: "scaled dot" becomes "scaled-dot".
std::string folder_name(std::string_view name);

}  // namespace regard
