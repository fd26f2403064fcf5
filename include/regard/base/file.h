#pragma once

#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>

namespace regard {

/// The whole content of a file; `.gz` content is unpacked. Throws Error if it cannot be read or is
/// larger than `max_bytes` when unpacked.
std::string read_file(const std::filesystem::path& path, size_t max_bytes = size_t{1} << 34);

/// Writes a file so that a crash at any moment leaves the older content or the newer, never a mix:
/// a temporary file beside it, flushed to the disk, then renamed. Throws Error (disk full, folder
/// that cannot be written) and leaves the older file as it was.
void write_file(const std::filesystem::path& path, std::string_view content);

/// The same for content that is produced piece by piece.
void write_file(const std::filesystem::path& path,
                const std::function<void(std::ostream&)>& produce);

/// Throws what `write_file` would at once, before there is anything to write: for a folder that
/// does not exist or cannot be written, for a name that is a folder's. Changes nothing.
void check_writable(const std::filesystem::path& path);

/// Creates a folder and its parents; throws Error if it cannot be.
void make_folder(const std::filesystem::path& path);

/// Puts the finished folder `staged` in the place of `path`, which may exist: readers see the whole
/// older folder or the whole newer one. The older one moves to `before`, in place of what is there,
/// or is removed where `before` is empty. What an interrupted replacement left behind is mended by
/// `recover_folder`.
void replace_folder(const std::filesystem::path& staged, const std::filesystem::path& path,
                    const std::filesystem::path& before = {});

/// Completes or undoes a `replace_folder(_, path)` that was cut off. For the one who writes:
/// readers might do so while it still goes on.
void recover_folder(const std::filesystem::path& path);

}  // namespace regard
