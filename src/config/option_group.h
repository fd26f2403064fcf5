#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "config/option_value.h"
#include "regard/config/nearest.h"
#include "regard/config/options.h"

/// What both kinds of file do with a group of options: list its keys, set one of them.
namespace regard {

template <typename Options>
std::vector<std::string> keys_of(Options& options) {
  std::vector<std::string> keys;
  describe(options,
           [&](const char* key, auto&, const char*, const Range& = {}) { keys.emplace_back(key); });
  return keys;
}

/// Sets the option that `place` names; false if the group has no such option.
template <typename Options>
bool set_option(const Place& place, const nlohmann::json& value, Options& options) {
  bool found = false;
  describe(options, [&](const char* key, auto& option, const char*, const Range& range = {}) {
    if (place.key != key) return;
    decode_value(place, value, range, option);
    found = true;
  });
  return found;
}

}  // namespace regard
