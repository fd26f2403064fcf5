#include "base/output_buffer.h"

#include <unistd.h>

#include <cerrno>

namespace regard {

OutputBuffer::OutputBuffer(int descriptor) : descriptor_(descriptor) {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

bool OutputBuffer::write_all(const char* data, size_t size) {
  while (error_ == 0 && size > 0) {
    const ssize_t count = ::write(descriptor_, data, size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      error_ = errno;
    } else {
      data += count;
      size -= static_cast<size_t>(count);
    }
  }
  return error_ == 0;
}

int OutputBuffer::sync() {
  const bool written = write_all(pbase(), static_cast<size_t>(pptr() - pbase()));
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return written ? 0 : -1;
}

OutputBuffer::int_type OutputBuffer::overflow(int_type next) {
  if (sync() != 0) return traits_type::eof();
  if (!traits_type::eq_int_type(next, traits_type::eof())) sputc(traits_type::to_char_type(next));
  return traits_type::not_eof(next);
}

std::streamsize OutputBuffer::xsputn(const char* data, std::streamsize size) {
  if (size < epptr() - pptr()) {
    traits_type::copy(pptr(), data, static_cast<size_t>(size));
    pbump(static_cast<int>(size));
    return size;
  }
  return sync() == 0 && write_all(data, static_cast<size_t>(size)) ? size : 0;
}

}  // namespace regard
