#include "regard/training/run_reports.h"

#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "regard/base/error.h"
#include "regard/base/file.h"

namespace regard {
namespace {

/// JSON has no number that is not finite: null stands for it.
double number_of(const nlohmann::json& value) {
  return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

void take(const nlohmann::json& line, RunReports& reports) {
  if (line.contains("valid_loss")) {
    reports.validations.push_back({.update = line.at("update"),
                                   .loss = number_of(line.at("valid_loss")),
                                   .seconds = line.at("seconds")});
    if (line.contains("bleu")) reports.validations.back().bleu = line.at("bleu").get<double>();
    return;
  }
  reports.updates.push_back({.update = line.at("update"),
                             .passes = line.at("epoch"),
                             .loss = number_of(line.at("loss")),
                             .tokens_per_second = line.at("tokens_per_second"),
                             .memory_mb = line.at("memory_mb"),
                             .seconds = line.at("seconds")});
}

}  // namespace

RunReports read_run_reports(const std::filesystem::path& metrics) {
  RunReports reports;
  std::istringstream lines(read_file(metrics));
  int64_t number = 0;
  try {
    for (std::string line; std::getline(lines, line);) {
      ++number;
      take(nlohmann::json::parse(line), reports);
    }
  } catch (const nlohmann::json::exception&) {
    throw Error("{}:{}: not a report of regard train", metrics.string(), number);
  }
  if (reports.updates.empty()) throw Error("{}: no report of a training", metrics.string());
  return reports;
}

}  // namespace regard
