#pragma once

#include <filesystem>

/// The two ways in which `replace_folder` puts one folder in the place of another.
namespace regard {

/// Swaps the two folders in one step. False, with nothing changed, where the filesystem cannot.
/// Throws Error if it can and fails.
bool exchange_folders(const std::filesystem::path& staged, const std::filesystem::path& path);

/// The same in two renames, over `old_name(path)`; what it replaced is left there. If the second
/// rename fails, the first is undone and Error thrown.
void rename_folders(const std::filesystem::path& staged, const std::filesystem::path& path);

/// Where the older folder waits while the newer one takes its name: ".NAME.replaced" beside `path`,
/// a name that nobody else gives.
std::filesystem::path old_name(const std::filesystem::path& path);

/// Flushes a file's or a folder's own data to the disk. Throws Error if the disk fails.
void flush_to_disk(const std::filesystem::path& path);

}  // namespace regard
