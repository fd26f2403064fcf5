#include "regard/base/checksums.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "regard/base/error.h"
#include "regard/base/file.h"

namespace regard {
namespace fs = std::filesystem;
namespace {

constexpr const char* list_name = "checksums.txt";

std::vector<std::string> file_names(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(folder, failure))
    if (entry.is_regular_file() && entry.path().filename() != list_name)
      names.push_back(entry.path().filename().string());
  if (failure) throw Error("{}: it cannot be read: {}", folder.string(), failure.message());
  std::ranges::sort(names);
  return names;
}

/// The list of these files, its own checksum last: a list that is cut off would guard too little.
std::string make_list(const std::vector<std::pair<std::string, std::string>>& checksums) {
  std::string list;
  for (const auto& [name, checksum] : checksums) list += fmt::format("{} {}\n", checksum, name);
  const uLong crc =
      ::crc32_z(::crc32(0, nullptr, 0), reinterpret_cast<const Bytef*>(list.data()), list.size());
  return list + fmt::format("{:08x}\n", crc);
}

}  // namespace

std::string checksum_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error("{}: it is missing or cannot be read", path.string());
  uLong crc = ::crc32(0, nullptr, 0);
  uint64_t bytes = 0;
  std::vector<char> block(size_t{1} << 20);
  do {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    const auto count = static_cast<size_t>(file.gcount());
    crc = ::crc32_z(crc, reinterpret_cast<const Bytef*>(block.data()), count);
    bytes += count;
  } while (file);
  if (file.bad()) throw Error("{}: it cannot be read", path.string());
  return fmt::format("{:08x} {}", crc, bytes);
}

void write_checksums(const fs::path& folder) {
  std::vector<std::pair<std::string, std::string>> checksums;
  for (const std::string& name : file_names(folder))
    checksums.emplace_back(name, checksum_of(folder / name));
  write_file(folder / list_name, make_list(checksums));
}

void check_checksums(const fs::path& folder) {
  const fs::path path = folder / list_name;
  if (!fs::exists(path)) throw Error("{}: it is missing", path.string());
  const std::string list = read_file(path, size_t{1} << 20);
  std::vector<std::pair<std::string, std::string>> checksums;
  std::istringstream lines(list);
  std::string crc, bytes, name;
  while (lines >> crc >> bytes && std::getline(lines >> std::ws, name))
    checksums.emplace_back(name, crc + ' ' + bytes);
  if (list != make_list(checksums)) throw Error("{}: it is damaged", path.string());
  for (const auto& [name, checksum] : checksums)
    if (checksum_of(folder / name) != checksum)
      throw Error("{}: it is damaged: its content is not what was written",
                  (folder / name).string());
}

}  // namespace regard
