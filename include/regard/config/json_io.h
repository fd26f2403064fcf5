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

}  // namespace regard
