#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace regard {

/// A line that tells of the updates since the one before.
struct UpdateReport {
  int64_t update = 0;            ///< the last of them
  double passes = 0;             ///< over the training pairs, from the beginning
  double loss = 0;               ///< nats a target token
  double tokens_per_second = 0;  ///< target tokens
  double memory_mb = 0;
  double seconds = 0;  ///< of the whole training so far
};

/// A line that tells of a validation.
struct ValidationReport {
  int64_t update = 0;
  double loss = 0;                  ///< nats a target token
  std::optional<double> bleu = {};  ///< none where nothing was translated
  double seconds = 0;
};

/// What a run's metrics.jsonl says, in its order. Losses that are not finite are NaN.
struct RunReports {
  std::vector<UpdateReport> updates;
  std::vector<ValidationReport> validations;
};

/// Throws Error if the file is missing, damaged, or reports no update.
RunReports read_run_reports(const std::filesystem::path& metrics);

}  // namespace regard
