#include "regard/contest/contest.h"

#include <cctype>
#include <nlohmann/json.hpp>
#include <set>

#include "regard/base/error.h"
#include "regard/config/option_io.h"

namespace regard {
namespace {

using nlohmann::json;

/// A file that lists systems, while it is read.
struct ContestFile {
  std::filesystem::path path;
  json content;

  Config recipe(const json& from, Config config) const {
    const auto named = from.find("recipe");
    if (named != from.end()) read_toml(path.parent_path() / named->get<std::string>(), config);
    return config;
  }
};

[[noreturn]] void refuse(const std::string& where, std::string_view key, std::string_view wanted) {
  throw Error("{}: '{}' must be {}", where, key, wanted);
}

void check_keys(const json& table, const std::vector<std::string>& known,
                const std::string& where) {
  for (const auto& [key, value] : table.items()) {
    if (std::ranges::find(known, key) == known.end())
      throw Error("{}: unknown key '{}'{}", where, key, suggestion(key, known));
  }
  for (const char* key : {"title", "name", "note", "recipe", "against"})
    if (table.contains(key) && !table[key].is_string()) refuse(where, key, "a text");
  for (const char* key : {"cumulative", "sees-test"})
    if (table.contains(key) && !table[key].is_boolean()) refuse(where, key, "true or false");
  if (table.contains("options") && !table["options"].is_object())
    refuse(where, "options", "a table of options");
}

void set_options(Config& config, const json& table, const std::string& where) {
  const auto options = table.find("options");
  if (options == table.end()) return;
  for (const auto& [key, value] : options->items()) set_option(config, key, value, where);
}

System read_system(const ContestFile& file, const json& entry, const Config& begin) {
  if (!entry.is_object() || entry.value("name", json()).is_null())
    throw Error("{}: each [[system]] needs a name", file.path.string());
  const std::string where = fmt::format("{}: system {}", file.path.string(), entry["name"].dump());
  check_keys(entry, {"name", "note", "recipe", "options", "sees-test"}, where);
  System system{.name = entry["name"],
                .note = entry.value("note", ""),
                .config = file.recipe(entry, begin),
                .sees_test = entry.value("sees-test", false)};
  // A recipe of its own begins anew, so what holds for all is said once more.
  if (entry.contains("recipe")) set_options(system.config, file.content, where);
  set_options(system.config, entry, where);
  return system;
}

void read_systems(const ContestFile& file, Contest& contest) {
  const std::string where = file.path.string();
  const json& content = file.content;
  check_keys(content, {"title", "against", "recipe", "cumulative", "options", "system"}, where);
  if (contest.title.empty()) contest.title = content.value("title", "");
  const std::string against = content.value("against", "first");
  const auto value = value_of<Against>(against);
  if (!value) refuse(where, "against", names_of<Against>());
  contest.against = *value;
  Config begin = file.recipe(content, {});
  set_options(begin, content, where);
  const json systems = content.value("system", json());
  if (!systems.is_array()) refuse(where, "system", "written [[system]]");
  if (systems.empty()) throw Error("{}: no system is listed; write one as [[system]]", where);
  for (const json& entry : systems) {
    contest.systems.push_back(read_system(file, entry, begin));
    if (content.value("cumulative", false)) begin = contest.systems.back().config;
  }
}

/// Systems, or what must have been meant so: a recipe has no lists on top.
bool is_list(const json& content) {
  for (const auto& [key, value] : content.items())
    if (key == "system" || (value.is_array() && !nearest(key, {"system"}).empty())) return true;
  return false;
}

void check_names(const Contest& contest) {
  std::set<std::string> folders;
  for (const System& system : contest.systems) {
    const std::string folder = folder_name(system.name);
    if (folder.empty())
      throw Error("a system's name needs a letter or digit, not '{}'", system.name);
    if (!folders.insert(folder).second) throw Error("two systems are called '{}'", system.name);
  }
}

}  // namespace

std::string folder_name(std::string_view name) {
  std::string folder;
  for (const char c : name) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_';
    if (plain)
      folder += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (!folder.empty() && folder.back() != '-')
      folder += '-';
  }
  while (!folder.empty() && folder.back() == '-') folder.pop_back();
  return folder.find_first_not_of('.') == std::string::npos ? "" : folder;
}

Contest read_contest(std::span<const std::filesystem::path> files) {
  Contest contest;
  for (const std::filesystem::path& path : files) {
    const ContestFile file{path, read_toml(path)};
    if (is_list(file.content)) {
      read_systems(file, contest);
      continue;
    }
    System recipe{.name = path.stem().string(), .note = "", .config = {}};
    read_toml(path, recipe.config);
    contest.systems.push_back(recipe);
  }
  if (contest.title.empty()) contest.title = "Comparison";
  check_names(contest);
  return contest;
}

}  // namespace regard
