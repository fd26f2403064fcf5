#include "regard/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/folder_swap.h"
#include "base/gzip_file.h"
#include "base/output_buffer.h"
#include "regard/base/error.h"

namespace regard {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void refuse_write(const fs::path& path, int code) {
  throw Error("cannot write {}: {}", path.string(), std::generic_category().message(code));
}

void close_checked(int descriptor, const fs::path& path) {
  if (::close(descriptor) != 0 && errno != EINTR) refuse_write(path, errno);
}

void produce_into(int descriptor, const fs::path& path,
                  const std::function<void(std::ostream&)>& produce) {
  OutputBuffer buffer(descriptor);
  std::ostream stream(&buffer);
  produce(stream);
  stream.flush();
  if (buffer.error() != 0) refuse_write(path, buffer.error());
  if (!stream) throw Error("cannot write {}: its content could not be made", path.string());
}

/// A new file beside `target` that is gone again unless `commit` gave it the target's name.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& target) : target_(target), name_(target) {
    name_ += ".tmp-" + std::to_string(::getpid());
    const int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW;
    descriptor_ = ::open(name_.c_str(), flags, 0666);
    if (descriptor_ < 0) refuse_write(target_, errno);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!committed_) ::unlink(name_.c_str());
  }

  int descriptor() const { return descriptor_; }

  void commit() {
    struct stat old {};
    if (::stat(target_.c_str(), &old) == 0) (void)!::fchmod(descriptor_, old.st_mode & 07777);
    if (::fsync(descriptor_) != 0) refuse_write(target_, errno);
    close_checked(std::exchange(descriptor_, -1), target_);
    if (::rename(name_.c_str(), target_.c_str()) != 0) refuse_write(target_, errno);
    committed_ = true;
    flush_to_disk(target_.parent_path());
  }

 private:
  fs::path target_;
  fs::path name_;
  int descriptor_ = -1;
  bool committed_ = false;
};

/// What is to be replaced where `path` is written: a link stays a link, the file that it leads to
/// is replaced.
fs::path target_of(const fs::path& path, const fs::file_status& status) {
  if (fs::is_directory(status)) throw Error("cannot write {}: it is a folder", path.string());
  std::error_code error;
  fs::path target = fs::is_regular_file(status) ? fs::canonical(path, error) : path;
  return error ? path : target;
}

bool is_device(const fs::file_status& status) {
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

/// A device or a pipe, such as /dev/stdout: it is written to, never replaced.
void write_through(const fs::path& path, const std::function<void(std::ostream&)>& produce) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) refuse_write(path, errno);
  try {
    produce_into(descriptor, path, produce);
  } catch (...) {
    ::close(descriptor);
    throw;
  }
  close_checked(descriptor, path);
}

/// Removes a folder that was replaced, or keeps it as `before`.
void set_aside(const fs::path& folder, const fs::path& before) {
  std::error_code ignored;
  fs::remove_all(before.empty() ? folder : before, ignored);
  if (!before.empty()) fs::rename(folder, before, ignored);
}

}  // namespace

std::string read_file(const fs::path& path, size_t max_bytes) {
  GzipFile file(path);
  std::string content;
  std::vector<char> block(size_t{1} << 18);
  std::optional<size_t> count;
  while ((count = file.read(block)) && *count > 0) {
    if (*count > max_bytes - content.size())
      throw Error("cannot read {}: it holds more than {} bytes", path.string(), max_bytes);
    content.append(block.data(), *count);
  }
  if (!count) throw Error("cannot read {}: {}", path.string(), file.problem());
  return content;
}

void write_file(const fs::path& path, std::string_view content) {
  write_file(path, [content](std::ostream& stream) {
    stream.write(content.data(), static_cast<std::streamsize>(content.size()));
  });
}

void write_file(const fs::path& path, const std::function<void(std::ostream&)>& produce) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (is_device(status)) return write_through(path, produce);
  TemporaryFile file(target_of(path, status));
  produce_into(file.descriptor(), path, produce);
  file.commit();
}

void check_writable(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!is_device(status)) {
    const TemporaryFile file(target_of(path, status));
  } else if (::access(path.c_str(), W_OK) != 0) {
    refuse_write(path, errno);
  }
}

void make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!error && !fs::is_directory(path, error))
    error = std::make_error_code(std::errc::file_exists);
  if (error) throw Error("cannot make the folder {}: {}", path.string(), error.message());
}

void replace_folder(const fs::path& staged, const fs::path& path, const fs::path& before) {
  std::error_code error;
  if (!fs::is_directory(staged, error)) throw Error("{} is no folder", staged.string());
  for (const auto& entry : fs::recursive_directory_iterator(staged, error))
    if (entry.is_regular_file(error) || entry.is_directory(error)) flush_to_disk(entry.path());
  flush_to_disk(staged);
  recover_folder(path);
  if (!fs::exists(path, error)) {
    fs::rename(staged, path, error);
    if (error) throw Error("cannot make {}: {}", path.string(), error.message());
  } else if (!fs::is_directory(path, error)) {
    throw Error("cannot replace {}: it is a file, not a folder", path.string());
  } else if (exchange_folders(staged, path)) {
    set_aside(staged, before);
  } else {
    rename_folders(staged, path);
    set_aside(old_name(path), before);
  }
  flush_to_disk(old_name(path).parent_path());
}

void recover_folder(const fs::path& path) {
  std::error_code error;
  const fs::path old = old_name(path);
  if (!fs::is_directory(old, error)) return;
  if (fs::exists(path, error)) {
    fs::remove_all(old, error);
  } else {
    fs::rename(old, path, error);
  }
  if (error) throw Error("cannot mend {}: {}", path.string(), error.message());
}

}  // namespace regard
