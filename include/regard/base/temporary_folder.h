#pragma once

#include <filesystem>

namespace regard {

/// A new empty folder where programs put what they need for a while (TMPDIR, else /tmp); with all
/// that is in it, it is gone at the end of its scope.
class TemporaryFolder {
 public:
  /// Throws Error if there can be none.
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace regard
