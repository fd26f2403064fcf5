#pragma once

#include <filesystem>

namespace regard {

/// A folder that is filled beside `path`, as PATH.staged, until it takes that name. It is removed
/// if it never does: a full disk has no room for half of it.
class StagedFolder {
 public:
  /// Empty. Throws Error if it cannot be made.
  explicit StagedFolder(std::filesystem::path path);
  /// Removes what a process that was cut off has left of one.
  static void clear(const std::filesystem::path& path);
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;
  ~StagedFolder();

  /// Where to write.
  const std::filesystem::path& path() const { return staged_; }

  /// As `replace_folder` does; the last call.
  void replace(const std::filesystem::path& before = {});

 private:
  std::filesystem::path path_;
  std::filesystem::path staged_;
};

}  // namespace regard
