#include "training/run_folder.h"

#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

#include "regard/base/checksums.h"
#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/base/folder_lock.h"
#include "regard/config/json_io.h"
#include "regard/config/toml_io.h"
#include "training/checkpoint.h"

namespace regard {
namespace {

using nlohmann::ordered_json;

/// Options that decide what a run's weights become, flat.
ordered_json options_of_weights(const Config& config) {
  ordered_json flat = to_json(config.text);
  flat.update(to_json(config.corpus));
  flat.update(to_json(config.model));
  flat.update(to_json(config.training));
  for (const char* key : {"max-updates", "max-epochs", "time", "valid-every", "valid-sentences",
                          "save-every", "best-weights", "log-every", "patience"})
    flat.erase(key);
  return flat;
}

bool is_whole(const std::filesystem::path& checkpoint) {
  try {
    check_checksums(checkpoint);
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// Where the last checkpoint is damaged or missing, the one before takes its place; what is damaged
/// is kept beside it.
void mend_checkpoint(const RunFolder& folder) {
  recover_folder(folder.last());
  if (!std::filesystem::exists(folder.last())) {
    if (!is_whole(folder.before())) return;
    spdlog::warn("{} is missing: the checkpoint before takes its place", folder.last().string());
    replace_folder(folder.before(), folder.last());
    return;
  }
  try {
    check_checksums(folder.last());
  } catch (const Error& error) {
    if (!is_whole(folder.before())) return;
    spdlog::warn("{}: it moves to {}, and the checkpoint before takes its place", error.what(),
                 folder.damaged().string());
    replace_folder(folder.before(), folder.last(), folder.damaged());
  }
}

}  // namespace

bool RunFolder::has_checkpoint() const { return regard::has_checkpoint(last()); }

void refuse_other_files(const RunFolder& folder) {
  namespace fs = std::filesystem;
  std::error_code unreadable;
  const bool empty = !fs::is_directory(folder.path) || fs::is_empty(folder.path, unreadable);
  // Each training locks its folder first.
  if (empty || fs::exists(FolderLock::file_in(folder.path)) || fs::exists(folder.last())) return;
  throw Error("{}: this folder holds other files and no run: choose another --output",
              folder.path.string());
}

void prepare_run_folder(const RunFolder& folder, const Config& config) {
  mend_checkpoint(folder);
  recover_folder(folder.best());
  if (!folder.has_checkpoint()) {
    if (std::filesystem::exists(folder.best()))
      spdlog::warn(
          "{} has no checkpoint to go on from: the training begins anew, and {} will be "
          "overwritten",
          folder.path.string(), folder.best().string());
  } else {
    if (!std::filesystem::exists(folder.config()))
      throw Error(
          "{}: it is missing, and what the run was begun with cannot be told: put it back, "
          "or choose another --output",
          folder.config().string());
    Config before;
    read_toml(folder.config(), before);
    const ordered_json old_options = options_of_weights(before),
                       options = options_of_weights(config);
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
