#include "app/model_path.h"

#include <cstdlib>

#include "app/shipped_places.h"
#include "regard/base/error.h"

namespace regard {
namespace {

namespace fs = std::filesystem;

bool holds_model(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / "config.json", ignored);
}

fs::path named_model(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::exists(folder, ignored)) throw Error("there is no model {}", folder.string());
  if (!fs::is_directory(folder, ignored))
    throw Error("{} is a file: a model is a folder with a config.json", folder.string());
  if (holds_model(folder)) return folder;
  const fs::path best = folder / "best", last = folder / "last";
  if (holds_model(best)) return best;
  if (holds_model(last))
    throw Error("{} was not validated yet and has no best model; its last one is {}",
                folder.string(), last.string());
  return folder;
}

}  // namespace

fs::path find_model(const std::string& name) {
  if (!name.empty()) return named_model(name);
  const char* variable = std::getenv("REGARD_MODEL");
  if (variable != nullptr && *variable != '\0') return named_model(variable);
  std::string searched;
  for (const fs::path& place : shipped_places("models/fr-en", "data/models/fr-en")) {
    if (holds_model(place)) return place;
    searched += (searched.empty() ? "" : " or ") + place.string();
  }
  throw Error("there is no model in {}: name one with --model DIR, or train one (regard train)",
              searched);
}

}  // namespace regard
