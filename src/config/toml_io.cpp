#include "regard/config/toml_io.h"

#include <toml++/toml.h>

#include <sstream>

#include "config/option_group.h"
#include "config/option_value.h"
#include "regard/base/file.h"

namespace regard {
namespace {

constexpr size_t most_recipe_bytes = size_t{1} << 20;

toml::table parse(const std::filesystem::path& path) {
  const std::string text = read_file(path, most_recipe_bytes);
  try {
    return toml::parse(text, path.string());
  } catch (const toml::parse_error& error) {
    throw Error("{}:{}: {}", path.string(), error.source().begin.line, error.description());
  }
}

/// A date or a time, which no option is, becomes null.
nlohmann::json as_json(const toml::node& node) {
  if (const auto* value = node.as_boolean()) return value->get();
  if (const auto* value = node.as_integer()) return value->get();
  if (const auto* value = node.as_floating_point()) return value->get();
  if (const auto* value = node.as_string()) return value->get();
  if (const auto* table = node.as_table()) {
    nlohmann::json object = nlohmann::json::object();
    for (const auto& [key, item] : *table) object[std::string(key.str())] = as_json(item);
    return object;
  }
  if (const auto* array = node.as_array()) {
    nlohmann::json items = nlohmann::json::array();
    for (const toml::node& item : *array) items.push_back(as_json(item));
    return items;
  }
  return nullptr;
}

class RecipeReader {
 public:
  RecipeReader(const std::filesystem::path& path, Config& config)
      : path_(path.string()), config_(config) {}

  void read(const toml::table& recipe) {
    for (const auto& [name, node] : recipe) {
      const toml::table* section = node.as_table();
      if (node.is_array_of_tables())
        throw Error("{}: [[{}]] must be written [{}]", place_of(name), name.str(), name.str());
      if (section == nullptr)
        throw Error("{}: '{}' must stand in a section{}", place_of(name), name.str(),
                    home_of(name.str()));
      read_section(name, *section);
    }
  }

 private:
  std::string place_of(const toml::key& key) const {
    return fmt::format("{}:{}", path_, key.source().begin.line);
  }

  void read_section(const toml::key& name, const toml::table& section) {
    bool found = false;
    std::vector<std::string> names;
    for_each_group(config_, [&](const char* group, auto& options) {
      names.emplace_back(group);
      if (name.str() != group) return;
      found = true;
      for (const auto& [key, value] : section) read_key(name.str(), key, value, options);
    });
    if (!found)
      throw Error("{}: unknown section [{}]{}", place_of(name), name.str(),
                  suggestion(name.str(), names));
  }

  template <typename Options>
  void read_key(std::string_view section, const toml::key& key, const toml::node& value,
                Options& options) {
    const std::string place = place_of(key);
    if (set_option({place, key.str()}, as_json(value), options)) return;
    const std::string home = home_of(key.str());
    throw Error("{}: unknown key '{}' in [{}]{}", place, key.str(), section,
                home.empty() ? suggestion(key.str(), keys_of(options)) : home);
  }

  /// "; it belongs in [search]", or nothing if no section has such a key.
  std::string home_of(std::string_view key) {
    std::string home;
    for_each_group(config_, [&](const char* group, auto& options) {
      for (const std::string& known : keys_of(options))
        if (known == key) home = fmt::format("; it belongs in [{}]", group);
    });
    return home;
  }

  std::string path_;
  Config& config_;
};

/// A JSON value is a TOML value, but for the one character that JSON leaves bare in a string.
std::string toml_value(const nlohmann::ordered_json& value) {
  std::string text = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  for (size_t i = 0; (i = text.find('\x7f', i)) != std::string::npos;)
    text.replace(i, 1, "\\u007F");
  return text;
}

}  // namespace

void read_toml(const std::filesystem::path& path, Config& config) {
  Config changed = config;
  RecipeReader(path, changed).read(parse(path));
  config = changed;
}

nlohmann::json read_toml(const std::filesystem::path& path) { return as_json(parse(path)); }

std::string to_toml(const Config& config) {
  Config copy = config;
  std::string text;
  for_each_group(copy, [&](const char* name, auto& group) {
    text += fmt::format("{}[{}]\n", text.empty() ? "" : "\n", name);
    describe(group, [&](const char* key, auto& option, const char* help, const Range& = {}) {
      text += fmt::format("{} = {}  # {}\n", key, toml_value(encode_value(option)), help);
    });
  });
  return text;
}

}  // namespace regard
