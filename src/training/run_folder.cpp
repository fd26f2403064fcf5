#include "training/run_folder.h"

#include <nlohmann/json.hpp>

#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/config/json_io.h"
#include "regard/config/toml_io.h"
#include "regard/training/checkpoint.h"

namespace regard {
namespace {

using nlohmann::ordered_json;

/// Options that decide what a run's weights become, flat.
ordered_json decisive(const Config& config) {
  ordered_json flat = to_json(config.text);
  flat.update(to_json(config.corpus));
  flat.update(to_json(config.model));
  flat.update(to_json(config.training));
  for (const char* key : {"max-updates", "max-epochs", "time", "valid-every", "valid-sentences",
                          "save-every", "best-weights", "log-every", "patience"})
    flat.erase(key);
  return flat;
}

}  // namespace

bool RunFolder::has_checkpoint() const { return regard::has_checkpoint(last()); }

void prepare_run_folder(const RunFolder& folder, const Config& config) {
  recover_folder(folder.last());
  recover_folder(folder.best());
  if (folder.has_checkpoint() && std::filesystem::exists(folder.config())) {
    Config before;
    read_toml(folder.config(), before);
    const ordered_json old_options = decisive(before), options = decisive(config);
    for (const auto& [key, value] : options.items())
      if (old_options.at(key) != value)
        throw Error(
            "{}: this folder holds a run with --{} {}, not {}: choose another --output, or remove "
            "the folder to begin anew",
            folder.path.string(), key, old_options.at(key).dump(), value.dump());
  }
}

void write_run_config(const RunFolder& folder, const Config& config) {
  write_file(folder.config(), to_toml(config));
}

}  // namespace regard
