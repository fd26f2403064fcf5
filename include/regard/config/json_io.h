#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "regard/config/options.h"

namespace regard {

/// One group of options as a JSON object, its keys in the order of `describe`.
template <typename Options>
nlohmann::ordered_json to_json(Options options);

/// Takes a group from a JSON object. Keys that are missing keep their value; an unknown key, a
/// wrong type or a value out of range throws Error that begins with `where`, and changes nothing.
template <typename Options>
void from_json(const nlohmann::json& json, Options& options, std::string_view where);

/// All groups, each under the name of its section.
nlohmann::ordered_json to_json(const Config& config);

/// Sets the option of this key, in whichever group it stands. An unknown key, a wrong type or a
/// value out of range throws Error that begins with `where`.
void set_option(Config& config, std::string_view key, const nlohmann::json& value,
                std::string_view where);

}  // namespace regard
