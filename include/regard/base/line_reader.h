#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace regard {

/// Reads a text file, plain or gzip, line by line and knows where it is. Line ends `\n` and `\r\n`
/// are taken off, and so is a byte-order mark at the start of the file.
class LineReader {
 public:
  /// Throws Error if the file cannot be opened. No line is kept beyond `max_line_bytes`: a longer
  /// one comes back cut there, with `line_too_long()` true, so that it never fills the memory.
  explicit LineReader(std::filesystem::path path, size_t max_line_bytes = size_t{1} << 20);
  ~LineReader();
  LineReader(LineReader&&) noexcept;
  LineReader& operator=(LineReader&&) noexcept;

  /// Puts the next line into `line`; false at the end. Throws Error on a damaged gzip stream.
  bool next(std::string& line);

  /// The number of the line that `next` gave last, counted from 1.
  int64_t line_number() const;
  bool line_too_long() const;
  const std::filesystem::path& path() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace regard
