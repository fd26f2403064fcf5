#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "regard/config/options.h"

/// One option's value in its form outside the program. TOML values pass through JSON's, so that
/// both files obey the same rules in the same words.
namespace regard {

template <typename Value>
nlohmann::ordered_json encode_value(const Value& value) {
  if constexpr (NamedEnum<Value>) {
    return name_of(value);
  } else {
    return value;
  }
}

/// Where a value stands, for messages: "`where`: 'key' must be ...".
struct Place {
  std::string_view where;
  std::string_view key;
};

[[noreturn]] void refuse_type(const Place& place, std::string_view wanted,
                              const nlohmann::json& value);

/// Puts `value` into the option, or throws Error and leaves it.
void decode_value(const Place& place, const nlohmann::json& value, const Range& range,
                  bool& option);
void decode_value(const Place& place, const nlohmann::json& value, const Range& range,
                  int64_t& option);
void decode_value(const Place& place, const nlohmann::json& value, const Range& range,
                  double& option);
void decode_value(const Place& place, const nlohmann::json& value, const Range& range,
                  std::string& option);
void decode_value(const Place& place, const nlohmann::json& value, const Range& range,
                  std::vector<std::string>& option);

template <NamedEnum E>
void decode_value(const Place& place, const nlohmann::json& value, const Range&, E& option) {
  if (!value.is_string()) refuse_type(place, names_of<E>(), value);
  const auto& name = value.get_ref<const std::string&>();
  const std::optional<E> found = value_of<E>(name);
  if (!found)
    throw Error("{}: '{}' must be {}, not '{}'", place.where, place.key, names_of<E>(), name);
  option = *found;
}

}  // namespace regard
