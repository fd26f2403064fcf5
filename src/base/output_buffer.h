#pragma once

#include <array>
#include <streambuf>

namespace regard {

/// What lets an `std::ostream` write to an open file descriptor and say why it failed, which the
/// standard library's file stream does not. The descriptor stays its owner's.
class OutputBuffer : public std::streambuf {
 public:
  explicit OutputBuffer(int descriptor);

  /// The `errno` of the first write that failed, or 0.
  int error() const { return error_; }

 protected:
  int_type overflow(int_type next) override;
  std::streamsize xsputn(const char* data, std::streamsize size) override;
  int sync() override;

 private:
  bool write_all(const char* data, size_t size);

  int descriptor_;
  int error_ = 0;
  std::array<char, 1 << 16> buffer_;
};

}  // namespace regard
