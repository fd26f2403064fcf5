#pragma once

#include <zlib.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace regard {

/// A file that is read from its beginning to its end, unpacked if its content is gzip (the name
/// does not matter).
class GzipFile {
 public:
  /// Throws Error if the file cannot be opened or is a folder.
  explicit GzipFile(const std::filesystem::path& path);

  /// Fills `buffer` as far as the file goes and returns the bytes read: 0 at the end, nothing if
  /// the file is damaged or the disk fails, which `problem` then words.
  std::optional<size_t> read(std::span<char> buffer);

  const std::string& problem() const { return problem_; }

 private:
  struct Close {
    void operator()(gzFile file) const { gzclose(file); }
  };
  std::unique_ptr<gzFile_s, Close> file_;
  std::string problem_;
};

}  // namespace regard
