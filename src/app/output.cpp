#include "app/output.h"

#include <filesystem>
#include <iostream>
#include <map>

#include "app/flag_value.h"
#include "regard/base/file.h"

namespace regard {
namespace {

// Where a path leads, whether or not there is a file yet.
std::filesystem::path place_of(const std::string& path) {
  return std::filesystem::weakly_canonical(std::filesystem::absolute(path));
}

}  // namespace

void check_outputs(const std::vector<OutputFile>& files) {
  std::map<std::filesystem::path, std::string> seen;
  for (const auto& [flag, path] : files) {
    if (path == "-")
      throw UsageError("--{} - is no file: name one; standard output has its own uses", flag);
    const auto [first, is_new] = seen.try_emplace(place_of(path), flag);
    if (is_new) continue;
    if (first->second == flag) throw UsageError("--{} {} is given twice", flag, path);
    throw UsageError("--{} and --{} name the same file", first->second, flag);
  }
  for (const OutputFile& file : files) check_writable(file.path);
}

std::vector<OutputFile> outputs_of(const std::string& flag, const std::vector<std::string>& paths) {
  std::vector<OutputFile> files;
  for (const std::string& path : paths) files.push_back({flag, path});
  return files;
}

void write_output(const std::string& path, const std::function<void(std::ostream&)>& produce) {
  if (!path.empty()) return write_file(path, produce);
  produce(std::cout);
  flush_output(std::cout);
}

void print_output(const std::string& text) {
  std::cout << text;
  flush_output(std::cout);
}

void flush_output(std::ostream& stream) {
  stream.flush();
  if (!stream) throw Error("the output cannot be written: it is closed, or its disk is full");
}

}  // namespace regard
