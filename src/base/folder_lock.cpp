#include "regard/base/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "regard/base/error.h"

namespace regard {

FolderLock::FolderLock(const std::filesystem::path& folder) {
  const std::filesystem::path path = file_in(folder);
  descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0)
    throw Error("cannot write {}: {}", path.string(), std::generic_category().message(errno));
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  const int code = errno;
  ::close(descriptor_);
  // A file system without locks holds nobody back.
  descriptor_ = -1;
  if (code == EWOULDBLOCK)
    throw Error(
        "{}: another process is at work in this folder; wait for it, or choose another "
        "--output",
        folder.string());
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace regard
