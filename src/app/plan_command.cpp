#include "app/plan_command.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <cmath>
#include <filesystem>

#include "app/exit_status.h"
#include "app/output.h"
#include "app/plan_report.h"
#include "app/stop_signal.h"
#include "app/training_request.h"
#include "regard/base/temporary_folder.h"
#include "regard/config/duration.h"

namespace regard {
namespace {

struct PlanRequest {
  TrainingRequest training;
  std::string output;
  std::string probe_time = "30s";
  bool json = false;
};

/// False if only help was asked for.
bool read_request(const std::vector<std::string>& arguments, PlanRequest& request) {
  CommandLine line(plan_text);
  declare_files(line, request.training);
  line.add({"output", "DIR", "folder that the run is meant for: how much is free on its disk"},
           request.output);
  line.add({"probe-time", "TIME", "how long the trial makes updates, such as 90s or 5m"},
           request.probe_time, Range{.text_problem = duration_problem});
  line.add({"json", "", "as a JSON object"}, request.json);
  declare_options(line, request.training);
  if (!line.parse(arguments)) return false;
  take_recipe(line, request.training);
  check(request.training);
  if (parse_duration(request.probe_time) == 0) throw UsageError("--probe-time must be above 0");
  return true;
}

/// Nothing if `stop` ended the trial.
std::optional<Trial> try_out_aside(const PlanRequest& request, const std::atomic<bool>& stop) {
  const TemporaryFolder folder;
  const auto begin = std::chrono::steady_clock::now();
  TrainingRun run = load_run(request.training);
  const std::chrono::duration<double> loading = std::chrono::steady_clock::now() - begin;
  run.folder = folder.path();
  std::optional<Trial> trial = try_out(std::move(run), parse_duration(request.probe_time), stop);
  if (trial) trial->seconds_before += loading.count();
  return trial;
}

/// On the disk where a folder is, or would be made. Throws Error where that cannot be told.
int64_t free_bytes(const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder) && !std::filesystem::is_directory(folder))
    throw Error("--output {}: it is no folder", folder.string());
  std::filesystem::path place = std::filesystem::absolute(folder).lexically_normal();
  std::error_code error;
  std::filesystem::space_info space;
  while (space = std::filesystem::space(place, error), error && place.has_relative_path())
    place = place.parent_path();
  if (error) throw Error("--output {}: {}", folder.string(), error.message());
  return static_cast<int64_t>(space.available);
}

Pace pace_or_advice(const Trial& trial, const std::string& probe_time) {
  try {
    return pace_of(trial.reports);
  } catch (const Error& error) {
    if (trial.whole) throw Error("this training is too short to foresee: {}", error.what());
    throw Error("--probe-time {} is too short: {}", probe_time, error.what());
  }
}

/// Of a training that ended within its trial, the loss is known.
std::optional<ExpectedLoss> loss_of(const Plan& plan, const Config& config) {
  const auto& validations = plan.trial.reports.validations;
  if (!plan.trial.whole || validations.empty() || !std::isfinite(validations.back().loss))
    return expected_loss(plan.trial.reports, config, plan.run);
  const double loss = validations.back().loss;
  return ExpectedLoss{.nats = loss, .low = loss, .high = loss};
}

Plan plan_of(const PlanRequest& request, Trial trial, std::optional<int64_t> free) {
  Plan plan;
  plan.options = request.training.config.training;
  plan.trial = std::move(trial);
  plan.pace = pace_or_advice(plan.trial, request.probe_time);
  plan.run = forecast(plan.options, plan.pace, plan.trial.stops);
  plan.loss = loss_of(plan, request.training.config);
  plan.free_bytes = free;
  plan.now = std::time(nullptr);
  return plan;
}

}  // namespace

int plan_command(const std::vector<std::string>& arguments) {
  PlanRequest request;
  if (!read_request(arguments, request)) return exit_done;
  const std::shared_ptr<Processes> processes = launched_processes();
  if (!processes->alone())
    throw Error("regard plan tries what one process does: start it without mpirun");
  std::optional<int64_t> free;
  if (!request.output.empty()) free = free_bytes(request.output);
  spdlog::info("the first updates of that training, for {}, in a temporary folder",
               request.probe_time);
  std::optional<Trial> trial =
      try_out_aside(request, catch_stop_signals("when this update is made"));
  if (!trial) return exit_interrupted;
  const Plan plan = plan_of(request, std::move(*trial), free);
  print_output(request.json ? plan_json(plan).dump(2) + '\n' : plan_table(plan));
  return exit_done;
}

}  // namespace regard
