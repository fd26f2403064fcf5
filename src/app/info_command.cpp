#include "app/info_command.h"

#include <torch/types.h>

#include <algorithm>
#include <iostream>

#include "app/exit_status.h"
#include "app/model_path.h"
#include "app/output.h"
#include "regard/config/option_io.h"
#include "regard/model/bundle.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// Weights counted by the module that holds them: what stands before the last point of the name.
Json parameters_json(const Seq2Seq& model) {
  Json modules = Json::object();
  int64_t total = 0;
  for (const auto& [name, tensor] : model.named_weights()) {
    const std::string module = name.substr(0, name.rfind('.'));
    modules[module] = modules.value(module, int64_t{0}) + tensor.numel();
    total += tensor.numel();
  }
  return {{"total", total}, {"modules", std::move(modules)}};
}

Json files_json(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file()) paths.push_back(entry.path());
  std::ranges::sort(paths);
  Json files = Json::object();
  for (const fs::path& path : paths) files[path.filename().string()] = fs::file_size(path);
  return files;
}

Json info_json(const fs::path& folder) {
  const Bundle bundle = load_bundle(folder, torch::kCPU);
  Json json = {{"model", folder.string()}};
  // A model keeps these groups; how it was trained stands in its run's config.toml.
  json["options"] = {{"text", to_json(bundle.config.text)},
                     {"corpus", to_json(bundle.config.corpus)},
                     {"model", to_json(bundle.config.model)},
                     {"search", to_json(bundle.config.search)}};
  json["parameters"] = parameters_json(*bundle.model);
  json["vocabularies"] = {{"source", bundle.codecs.source.vocabulary_size()},
                          {"target", bundle.codecs.target.vocabulary_size()}};
  json["metrics"] = bundle.metrics;
  json["files"] = files_json(folder);
  return json;
}

/// "key  value" lines under their titles, as deep as the object goes.
void print(const Json& json, const std::string& indent) {
  for (const auto& [key, value] : json.items()) {
    if (value.is_object() && value.empty()) continue;
    const std::string name = indent + key;
    if (value.is_object()) {
      std::cout << name << '\n';
      print(value, indent + "  ");
    } else {
      const std::string text = value.is_string()
                                   ? value.get<std::string>()
                                   : value.dump(-1, ' ', false, Json::error_handler_t::replace);
      std::cout << fmt::format("{:<36} {}\n", name, text);
    }
  }
}

}  // namespace

int info_command(const std::vector<std::string>& arguments) {
  std::vector<std::string> models;
  bool json = false;
  CommandLine line(info_text);
  line.add_positional({"MODEL", "", "model or run; without, the model that comes with regard"},
                      models);
  line.add({"json", "", "as a JSON object"}, json);
  if (!line.parse(arguments)) return exit_done;
  if (models.size() > 1) throw UsageError("give one MODEL, not {}", models.size());
  const Json info = info_json(find_model(models.empty() ? "" : models.front()));
  if (json) {
    std::cout << info.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  } else {
    print(info, "");
  }
  flush_output(std::cout);
  return exit_done;
}

}  // namespace regard
