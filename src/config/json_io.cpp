#include "regard/config/json_io.h"

#include <algorithm>
#include <iterator>

#include "config/option_group.h"
#include "config/option_value.h"

namespace regard {

template <typename Options>
nlohmann::ordered_json to_json(Options options) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  describe(options, [&](const char* key, const auto& option, const char*, const Range& = {}) {
    json[key] = encode_value(option);
  });
  return json;
}

template <typename Options>
void from_json(const nlohmann::json& json, Options& options, std::string_view where) {
  if (!json.is_object()) throw Error("{}: an object of options is missing here", where);
  Options changed = options;
  for (const auto& [key, value] : json.items())
    if (!set_option({where, key}, value, changed))
      throw Error("{}: unknown key '{}'{}", where, key, suggestion(key, keys_of(changed)));
  options = changed;
}

nlohmann::ordered_json to_json(const Config& config) {
  nlohmann::ordered_json json;
  Config copy = config;
  for_each_group(copy, [&](const char* section, auto& group) { json[section] = to_json(group); });
  return json;
}

void set_option(Config& config, std::string_view key, const nlohmann::json& value,
                std::string_view where) {
  bool found = false;
  std::vector<std::string> known;
  for_each_group(config, [&](const char*, auto& group) {
    found = set_option({where, key}, value, group) || found;
    std::ranges::copy(keys_of(group), std::back_inserter(known));
  });
  if (!found) throw Error("{}: unknown option '{}'{}", where, key, suggestion(key, known));
}

template nlohmann::ordered_json to_json(TextOptions);
template nlohmann::ordered_json to_json(CorpusOptions);
template nlohmann::ordered_json to_json(ModelOptions);
template nlohmann::ordered_json to_json(TrainingOptions);
template nlohmann::ordered_json to_json(SearchOptions);
template nlohmann::ordered_json to_json(RuntimeOptions);

template void from_json(const nlohmann::json&, TextOptions&, std::string_view);
template void from_json(const nlohmann::json&, CorpusOptions&, std::string_view);
template void from_json(const nlohmann::json&, ModelOptions&, std::string_view);
template void from_json(const nlohmann::json&, TrainingOptions&, std::string_view);
template void from_json(const nlohmann::json&, SearchOptions&, std::string_view);
template void from_json(const nlohmann::json&, RuntimeOptions&, std::string_view);

}  // namespace regard
