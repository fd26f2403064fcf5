#include "training/run_log.h"

#include <fstream>
#include <string>

#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/base/line_reader.h"

namespace regard {

RunLog::RunLog(std::filesystem::path path, int64_t last_update) : path_(std::move(path)) {
  if (!std::filesystem::exists(path_)) return;
  std::string kept, line;
  LineReader reader(path_);
  while (reader.next(line)) {
    const auto parsed = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
    // A line that a crash cut off does not parse and goes too.
    if (!parsed.is_object() || !parsed.contains("update")) continue;
    const auto& update = parsed["update"];
    if (update.is_number_integer() && update.get<int64_t>() <= last_update) kept += line + '\n';
  }
  write_file(path_, kept);
}

void RunLog::write(const nlohmann::ordered_json& line) {
  std::ofstream file(path_, std::ios::app);
  file << line.dump() << '\n' << std::flush;
  if (!file) throw Error("{}: cannot be written (is the disk full?)", path_.string());
}

}  // namespace regard
