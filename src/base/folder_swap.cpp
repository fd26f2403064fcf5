#include "base/folder_swap.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "regard/base/error.h"

namespace regard {

bool exchange_folders(const std::filesystem::path& staged, const std::filesystem::path& path) {
  if (::renameat2(AT_FDCWD, staged.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) == 0)
    return true;
  if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP) return false;
  throw Error("cannot replace {}: {}", path.string(), std::generic_category().message(errno));
}

void rename_folders(const std::filesystem::path& staged, const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::rename(path, old_name(path), error);
  if (error) throw Error("cannot replace {}: {}", path.string(), error.message());
  std::filesystem::rename(staged, path, error);
  if (!error) return;
  std::error_code ignored;
  std::filesystem::rename(old_name(path), path, ignored);
  throw Error("cannot replace {} by {}: {}", path.string(), staged.string(), error.message());
}

std::filesystem::path old_name(const std::filesystem::path& path) {
  // "run/best/" names the folder "run/best".
  const std::filesystem::path folder = path.has_filename() ? path : path.parent_path();
  return folder.parent_path() / ("." + folder.filename().string() + ".replaced");
}

void flush_to_disk(const std::filesystem::path& path) {
  const int descriptor = ::open(path.empty() ? "." : path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;  // Not readable for us: whoever wrote it has flushed it or not.
  const int failed = ::fsync(descriptor);
  const int code = errno;
  ::close(descriptor);
  // EINVAL: some filesystems have nothing to flush for a folder.
  if (failed != 0 && code != EINVAL)
    throw Error("cannot flush {} to the disk: {}", path.string(),
                std::generic_category().message(code));
}

}  // namespace regard
