#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "regard/base/error.h"
#include "regard/base/temporary_folder.h"

/// What tests of every layer share: a folder of their own, plain file access beside the code under
/// test, and the text of an error.
namespace regard::testing {

/// An empty folder that is gone at the end of its scope.
class Scratch {
 public:
  const std::filesystem::path& path() const { return folder_.path(); }
  std::filesystem::path operator/(std::string_view name) const { return path() / name; }

  /// Writes a file with the standard library and returns its path.
  std::filesystem::path put(std::string_view name, std::string_view content) const {
    std::ofstream(path() / name, std::ios::binary) << content;
    return path() / name;
  }

 private:
  TemporaryFolder folder_;
};

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// How many files and folders stand in a folder.
inline std::ptrdiff_t count_entries(const std::filesystem::path& path) {
  using Entries = std::filesystem::directory_iterator;
  return std::distance(Entries(path), Entries());
}

/// The message of the Error that `act` throws, or "no error".
template <typename Act>
std::string error_of(Act&& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace regard::testing
