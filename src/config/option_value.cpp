#include "config/option_value.h"

#include <limits>

#include "regard/config/range_check.h"

namespace regard {

namespace {

std::string_view kind_of(const nlohmann::json& value) {
  if (value.is_number_integer()) return "a whole number";
  if (value.is_number_float()) return "a number with a point";
  if (value.is_array()) return "an array";
  if (value.is_object()) return "a section";
  if (value.is_string()) return "a string";
  return value.is_boolean() ? "true or false" : "null or a date";
}

}  // namespace

void refuse_type(const Place& place, std::string_view wanted, const nlohmann::json& value) {
  throw Error("{}: '{}' must be {}, not {}", place.where, place.key, wanted, kind_of(value));
}

void decode_value(const Place& place, const nlohmann::json& value, const Range&, bool& option) {
  if (!value.is_boolean()) refuse_type(place, "true or false", value);
  option = value.get<bool>();
}

void decode_value(const Place& place, const nlohmann::json& value, const Range& range,
                  int64_t& option) {
  if (!value.is_number_integer()) refuse_type(place, "a whole number", value);
  constexpr auto most = static_cast<uint64_t>(std::numeric_limits<int64_t>::max());
  if (value.is_number_unsigned() && value.get<uint64_t>() > most)
    throw Error("{}: '{}' must be at most {}, not {}", place.where, place.key, most,
                value.get<uint64_t>());
  const auto number = value.get<int64_t>();
  check_range(place.where, place.key, number, range);
  option = number;
}

void decode_value(const Place& place, const nlohmann::json& value, const Range& range,
                  double& option) {
  if (!value.is_number()) refuse_type(place, "a number", value);
  const auto number = value.get<double>();
  check_range(place.where, place.key, number, range);
  option = number;
}

void decode_value(const Place& place, const nlohmann::json& value, const Range& range,
                  std::string& option) {
  if (!value.is_string()) refuse_type(place, "a string", value);
  const auto& text = value.get_ref<const std::string&>();
  check_range(place.where, place.key, text, range);
  option = text;
}

void decode_value(const Place& place, const nlohmann::json& value, const Range&,
                  std::vector<std::string>& option) {
  if (!value.is_array()) refuse_type(place, "an array of strings", value);
  for (const nlohmann::json& item : value)
    if (!item.is_string())
      throw Error("{}: '{}' must be an array of strings, not one with {}", place.where, place.key,
                  kind_of(item));
  option = value.get<std::vector<std::string>>();
}

}  // namespace regard
