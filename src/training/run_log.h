#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace regard {

/// A run's `metrics.jsonl`: one JSON object a line, each with the number of its `update`.
class RunLog {
 public:
  /// Goes on with a file that is there, dropping lines of updates after `last_update`: they belong
  /// to what a crash undid and will be written again.
  RunLog(std::filesystem::path path, int64_t last_update);

  /// Appends a line and flushes it. Throws Error (disk full).
  void write(const nlohmann::ordered_json& line);

 private:
  std::filesystem::path path_;
};

}  // namespace regard
