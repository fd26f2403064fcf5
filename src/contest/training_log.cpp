#include "contest/training_log.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "regard/base/error.h"
#include "regard/base/file.h"

namespace regard {
namespace {

double median(std::vector<double> values) {
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

TrainingCost read_training_cost(const std::filesystem::path& metrics) {
  TrainingCost cost;
  std::vector<double> speeds;
  std::istringstream lines(read_file(metrics));
  int64_t number = 0;
  try {
    for (std::string line; std::getline(lines, line);) {
      ++number;
      const auto report = nlohmann::json::parse(line);
      cost.updates = report.at("update");
      cost.seconds = report.at("seconds");
      if (!report.contains("tokens_per_second")) continue;  // a validation
      speeds.push_back(report["tokens_per_second"]);
      cost.memory_mb = std::max(cost.memory_mb, report.at("memory_mb").get<double>());
    }
  } catch (const nlohmann::json::exception&) {
    throw Error("{}:{}: not a report of regard train", metrics.string(), number);
  }
  if (speeds.empty()) throw Error("{}: no report of a training", metrics.string());
  cost.tokens_per_second = median(std::move(speeds));
  return cost;
}

}  // namespace regard
