#pragma once

#include <spdlog/spdlog.h>

#include <filesystem>
#include <memory>

namespace regard {

/// As long as it lives, what the program tells on standard error also goes, with the time, to the
/// end of a run's `log.txt`.
class RunTextLog {
 public:
  explicit RunTextLog(const std::filesystem::path& path);
  RunTextLog(const RunTextLog&) = delete;
  RunTextLog& operator=(const RunTextLog&) = delete;
  ~RunTextLog();

 private:
  spdlog::sink_ptr sink_;
};

}  // namespace regard
