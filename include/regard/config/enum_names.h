#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "regard/base/error.h"

namespace regard {

/// Specialised for each enum that is an option: `static constexpr std::pair<E, std::string_view>
/// values[]` names its values as they are written in flags and files.
template <typename E>
struct EnumNames;

template <typename E>
concept NamedEnum = requires {
  EnumNames<E>::values;
};

template <NamedEnum E>
constexpr std::string_view name_of(E value) {
  for (const auto& [candidate, name] : EnumNames<E>::values)
    if (candidate == value) return name;
  return "?";
}

template <NamedEnum E>
constexpr std::optional<E> value_of(std::string_view text) {
  for (const auto& [value, name] : EnumNames<E>::values)
    if (name == text) return value;
  return std::nullopt;
}

/// "a, b or c": for messages and help.
template <NamedEnum E>
std::string names_of() {
  std::string text;
  const size_t count = std::size(EnumNames<E>::values);
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) text += i + 1 == count ? " or " : ", ";
    text += EnumNames<E>::values[i].second;
  }
  return text;
}

}  // namespace regard
