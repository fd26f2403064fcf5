#include "base/gzip_file.h"

#include <cerrno>
#include <limits>
#include <system_error>

#include "regard/base/error.h"

namespace regard {

GzipFile::GzipFile(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    throw Error("cannot read {}: it is a folder", path.string());
  errno = 0;
  file_.reset(gzopen(path.c_str(), "rbe"));
  if (!file_)
    throw Error("cannot read {}: {}", path.string(),
                std::generic_category().message(errno == 0 ? ENOMEM : errno));
  gzbuffer(file_.get(), 1 << 17);
}

std::optional<size_t> GzipFile::read(std::span<char> buffer) {
  const size_t most = std::numeric_limits<int>::max();
  const int count =
      gzread(file_.get(), buffer.data(), static_cast<unsigned>(std::min(buffer.size(), most)));
  if (count > 0) return static_cast<size_t>(count);
  // A stream that was cut off ends like a whole one; only the error tells them apart.
  int code = Z_OK;
  const std::string text = gzerror(file_.get(), &code);
  if (count == 0 && (code == Z_OK || code == Z_STREAM_END)) return 0;
  problem_ = code == Z_ERRNO ? std::generic_category().message(errno)
                             : "damaged gzip data; fetch or pack the file again";
  return std::nullopt;
}

}  // namespace regard
