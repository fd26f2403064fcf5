#include "contest/training_log.h"

#include <algorithm>
#include <vector>

#include "regard/training/run_reports.h"

namespace regard {
namespace {

double median(std::vector<double> values) {
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

TrainingCost read_training_cost(const std::filesystem::path& metrics) {
  const RunReports reports = read_run_reports(metrics);
  TrainingCost cost{.updates = reports.updates.back().update,
                    .seconds = reports.updates.back().seconds};
  if (!reports.validations.empty())
    cost.seconds = std::max(cost.seconds, reports.validations.back().seconds);
  std::vector<double> speeds;
  for (const UpdateReport& report : reports.updates) {
    speeds.push_back(report.tokens_per_second);
    cost.memory_mb = std::max(cost.memory_mb, report.memory_mb);
  }
  cost.tokens_per_second = median(std::move(speeds));
  return cost;
}

}  // namespace regard
