#include "regard/base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "regard/base/error.h"

namespace regard {
namespace {

[[noreturn]] void refuse_read(const std::filesystem::path& path, int code) {
  throw Error("cannot read {}: {}", path.string(), std::generic_category().message(code));
}

// The address of a file's bytes, or MAP_FAILED with `errno` set.
void* map(int descriptor, size_t& size) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return MAP_FAILED;
  size = static_cast<size_t>(status.st_size);
  return ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) refuse_read(path, errno);
  size_t size = 0;
  void* address = map(descriptor, size);
  const int code = errno;
  ::close(descriptor);
  if (address == MAP_FAILED) refuse_read(path, code);
  bytes_ = {static_cast<const std::byte*>(address), size};
  ::madvise(address, size, MADV_RANDOM);
}

MappedFile::~MappedFile() { ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size()); }

void MappedFile::release() const {
  ::madvise(const_cast<std::byte*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
}

}  // namespace regard
