#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "regard/base/error.h"
#include "regard/config/options.h"

namespace regard {

/// A mistake on the command line: exit status 2.
class UsageError : public Error {
 public:
  using Error::Error;
};

/// The text behind a flag becomes an option's value. Throws UsageError that names the flag and what
/// it can be; the value is then left as it was.
struct FlagText {
  std::string_view flag;  ///< without its dashes
  const std::string& text;
};
void parse_value(const FlagText& given, const Range& range, bool& value);
void parse_value(const FlagText& given, const Range& range, int64_t& value);
void parse_value(const FlagText& given, const Range& range, double& value);
void parse_value(const FlagText& given, const Range& range, std::string& value);

template <NamedEnum E>
void parse_value(const FlagText& given, const Range&, E& value) {
  const std::optional<E> named = value_of<E>(given.text);
  if (!named) throw UsageError("--{} must be {}, not '{}'", given.flag, names_of<E>(), given.text);
  value = *named;
}

constexpr size_t longest_kind = 60;

/// What stands for the value in the help: "N", or the possible names where they are few.
inline std::string value_kind(int64_t) { return "N"; }
inline std::string value_kind(double) { return "X"; }
inline std::string value_kind(const std::string&) { return "TEXT"; }
inline std::string value_kind(const std::vector<std::string>&) { return "TEXT"; }
template <NamedEnum E>
std::string value_kind(E) {
  std::string kind;
  for (const auto& [value, name] : EnumNames<E>::values)
    kind += (kind.empty() ? "" : "|") + std::string(name);
  return kind.size() <= longest_kind ? kind : "NAME";
}

/// The possible names, where `value_kind` has no room for them.
template <typename T>
std::string value_names(const T& value) {
  if constexpr (NamedEnum<T>)
    if (value_kind(value) == "NAME") return names_of<T>();
  return "";
}

/// A default as the help shows it; empty for nothing to show.
inline std::string default_text(bool value) { return value ? "yes" : "no"; }
inline std::string default_text(int64_t value) { return fmt::format("{}", value); }
inline std::string default_text(double value) { return fmt::format("{}", value); }
inline std::string default_text(const std::string& value) { return value; }
inline std::string default_text(const std::vector<std::string>&) { return ""; }
template <NamedEnum E>
std::string default_text(E value) {
  return std::string(name_of(value));
}

}  // namespace regard
