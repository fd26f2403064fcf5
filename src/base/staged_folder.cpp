#include "regard/base/staged_folder.h"

#include <system_error>
#include <utility>

#include "regard/base/file.h"

namespace regard {
namespace {

std::filesystem::path staged_name(std::filesystem::path path) { return path += ".staged"; }

}  // namespace

StagedFolder::StagedFolder(std::filesystem::path path)
    : path_(std::move(path)), staged_(staged_name(path_)) {
  clear(path_);
  make_folder(staged_);
}

StagedFolder::~StagedFolder() { clear(path_); }

void StagedFolder::clear(const std::filesystem::path& path) {
  std::error_code ignored;
  std::filesystem::remove_all(staged_name(path), ignored);
}

void StagedFolder::replace(const std::filesystem::path& before) {
  replace_folder(staged_, path_, before);
}

}  // namespace regard
