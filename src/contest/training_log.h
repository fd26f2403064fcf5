#pragma once

#include <cstdint>
#include <filesystem>

namespace regard {

/// What a run's metrics.jsonl says of its cost.
struct TrainingCost {
  int64_t updates = 0;
  double seconds = 0;
  double tokens_per_second = 0;  ///< the median of the reports: a busy moment does not count
  double memory_mb = 0;          ///< the largest report
};

/// Throws Error if the file is missing, damaged, or reports nothing.
TrainingCost read_training_cost(const std::filesystem::path& metrics);

}  // namespace regard
