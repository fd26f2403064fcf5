#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace regard::testing {

/// The JSON that a Python script writes: `SCRIPT ARGUMENTS --output FILE`. The script's path is
/// relative to tests/. Null, and a failed test, if Python or a package of the script is missing.
inline nlohmann::json ask_python(const std::string& script, const std::string& arguments = "") {
  namespace fs = std::filesystem;
  const char* chosen = std::getenv("REGARD_PYTHON");
  const std::string python = chosen != nullptr ? chosen : REGARD_SOURCE_DIR "/.venv/bin/python";
  const fs::path file = fs::temp_directory_path() /
                        fmt::format("regard-{}-{}-{}.json", fs::path(script).stem().string(),
                                    fs::path(arguments).filename().string(), getpid());
  const std::string command = fmt::format("'{}' '{}/tests/{}' {} --output '{}'", python,
                                          REGARD_SOURCE_DIR, script, arguments, file.string());
  if (std::system(command.c_str()) != 0) {
    ADD_FAILURE() << "no answer from Python: " << command
                  << "\nset REGARD_PYTHON to a Python that has what tests/requirements.txt names";
    return {};
  }
  nlohmann::json answer = nlohmann::json::parse(std::ifstream(file));
  fs::remove(file);
  return answer;
}

}  // namespace regard::testing
