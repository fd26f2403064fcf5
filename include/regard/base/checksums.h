#pragma once

#include <filesystem>
#include <string>

namespace regard {

/// Of a file, as text: CRC-32 (ISO 3309, as in gzip) and bytes. Throws Error if it cannot be read.
std::string checksum_of(const std::filesystem::path& path);

/// Writes `checksums.txt` into a folder: the checksum of every file that lies in it.
/// Throws Error.
void write_checksums(const std::filesystem::path& folder);

/// Throws Error if `checksums.txt` is missing or damaged, or if a file that it names is missing or
/// is not, byte for byte, what it was. Files that were added since do not matter.
void check_checksums(const std::filesystem::path& folder);

}  // namespace regard
