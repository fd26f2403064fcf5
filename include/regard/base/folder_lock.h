#pragma once

#include <filesystem>

namespace regard {

/// Holds a folder for one process: a lock on a file in it, which ends with the process, however
/// that ends. The file stays.
class FolderLock {
 public:
  /// Throws Error if another process holds it.
  explicit FolderLock(const std::filesystem::path& folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

  static std::filesystem::path file_in(const std::filesystem::path& folder) {
    return folder / "lock";
  }

 private:
  int descriptor_ = -1;
};

}  // namespace regard
