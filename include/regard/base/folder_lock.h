#pragma once

#include <filesystem>

namespace regard {

/// Holds a folder for one process: a lock on the file `lock` in it, which ends with the process,
/// however that ends.
class FolderLock {
 public:
  /// Throws Error if another process holds it.
  explicit FolderLock(const std::filesystem::path& folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  int descriptor_ = -1;
};

}  // namespace regard
