#include "training/run_text_log.h"

#include <spdlog/sinks/basic_file_sink.h>

#include <algorithm>

#include "regard/base/error.h"

namespace regard {

RunTextLog::RunTextLog(const std::filesystem::path& path) {
  try {
    sink_ = std::make_shared<spdlog::sinks::basic_file_sink_mt>(path.string());
  } catch (const spdlog::spdlog_ex& failure) {
    throw Error("cannot write {}: {}", path.string(), failure.what());
  }
  sink_->set_pattern("%Y-%m-%d %H:%M:%S %l: %v");
  spdlog::default_logger()->sinks().push_back(sink_);
}

RunTextLog::~RunTextLog() {
  sink_->flush();
  auto& sinks = spdlog::default_logger()->sinks();
  sinks.erase(std::remove(sinks.begin(), sinks.end(), sink_), sinks.end());
}

}  // namespace regard
