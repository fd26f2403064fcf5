#pragma once

#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "regard/config/options.h"

/// Visitors for tests that must hold for every option, those to come included.
namespace regard::testing {

/// Gives an option a value that it can have and does not have.
struct ChangeValue {
  void operator()(const char*, bool& option, const char*) const { option = !option; }
  void operator()(const char*, int64_t& option, const char*, const Range& range = {}) const {
    option += static_cast<double>(option) < range.most ? 1 : -1;
  }
  void operator()(const char*, double& option, const char*, const Range& = {}) const {
    option = option > 0.5 ? option / 2 : option + 0.1234567890123456789;
  }
  void operator()(const char* key, std::string& option, const char*,
                  const Range& range = {}) const {
    const std::string texts[] = {std::string(key) + " \"\\ \t # é \U0001F600 \x7f", "1.5h",
                                 "cuda:3"};
    for (const std::string& text : texts)
      if (range.text_problem == nullptr || range.text_problem(text).empty()) option = text;
  }
  void operator()(const char*, std::vector<std::string>& option, const char*) const {
    option = {"i am ", "", "a \"b\" # [c], 'd'"};
  }
  template <NamedEnum E>
  void operator()(const char*, E& option, const char*) const {
    const E before = option;
    for (const auto& [value, name] : EnumNames<E>::values)
      if (value != before) option = value;
  }
};

inline Config changed_config() {
  Config config;
  for_each_group(config, [](const char*, auto& group) { describe(group, ChangeValue()); });
  return config;
}

using Values = std::map<std::string, std::string>;

/// One group's values as text, all digits given, made without the code under test.
template <typename Options>
Values values_of(Options options) {
  Values values;
  describe(options, [&](const char* key, auto& option, const char*, const Range& = {}) {
    if constexpr (NamedEnum<std::decay_t<decltype(option)>>) {
      values[key] = fmt::format("value {}", static_cast<int>(option));
    } else {
      values[key] = fmt::format("{}", option);
    }
  });
  return values;
}

inline Values values_of_all(Config config) {
  Values values;
  for_each_group(config, [&](const std::string& section, auto& group) {
    for (const auto& [key, value] : values_of(group)) values[section + "." + key] = value;
  });
  return values;
}

}  // namespace regard::testing
