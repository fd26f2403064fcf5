#include "regard/base/staged_folder.h"

#include <system_error>
#include <utility>

#include "regard/base/file.h"

namespace regard {

StagedFolder::StagedFolder(std::filesystem::path path) : path_(std::move(path)), staged_(path_) {
  staged_ += ".staged";
  std::error_code ignored;
  std::filesystem::remove_all(staged_, ignored);
  make_folder(staged_);
}

StagedFolder::~StagedFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(staged_, ignored);
}

void StagedFolder::replace(const std::filesystem::path& before) {
  replace_folder(staged_, path_, before);
}

}  // namespace regard
