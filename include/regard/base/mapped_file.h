#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace regard {

/// The bytes of a file, read where they lie: a page comes into memory when it is looked at, so that
/// a file may be larger than memory. What is read here and there is not read ahead. The file must
/// not be written to meanwhile; it may be renamed and removed.
class MappedFile {
 public:
  /// Throws Error if the file cannot be read or is empty.
  explicit MappedFile(const std::filesystem::path& path);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return bytes_; }
  /// Takes the pages looked at so far off this process's memory. They can be read as before.
  void release() const;

 private:
  std::span<const std::byte> bytes_;
};

}  // namespace regard
