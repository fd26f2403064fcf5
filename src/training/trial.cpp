#include "regard/training/trial.h"

#include <chrono>
#include <filesystem>
#include <limits>

#include "regard/base/error.h"
#include "training/resident_memory.h"
#include "training/run_folder.h"

namespace regard {
namespace {

namespace fs = std::filesystem;

int64_t bytes_in(const fs::path& folder) {
  int64_t bytes = 0;
  if (!fs::exists(folder)) return bytes;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) bytes += static_cast<int64_t>(entry.file_size());
  return bytes;
}

/// A line an update, and no stop but the one at the end, so that each cost stands for itself.
void report_all(TrainingOptions& options) {
  options.log_every = 1;
  options.valid_every = options.save_every = std::numeric_limits<int64_t>::max();
}

/// What comes after the last update: a validation up to its line, then the best model and a
/// checkpoint, which take their times by their sizes.
Stops stops_of(const RunReports& reports, const RunBytes& bytes, double end) {
  const double last_update = reports.updates.back().seconds;
  if (reports.validations.empty()) return {.validation = 0, .checkpoint = end - last_update};
  const double validated = reports.validations.back().seconds, writing = end - validated;
  const double checkpoint = writing * static_cast<double>(bytes.checkpoint) /
                            static_cast<double>(bytes.best + bytes.checkpoint);
  return {.validation = validated - last_update + writing - checkpoint, .checkpoint = checkpoint};
}

}  // namespace

std::optional<Trial> try_out(TrainingRun run, double seconds, const std::atomic<bool>& stop) {
  const auto begin = std::chrono::steady_clock::now();
  report_all(run.config.training);
  run.trial_seconds = seconds;
  Trial trial;
  const TrainingSummary summary = train(run, stop);
  if (summary.end == TrainingEnd::interrupted) return std::nullopt;
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
  const RunFolder folder(run.folder);
  trial.reports = read_run_reports(folder.metrics());
  trial.parameters = summary.parameters;
  trial.whole = summary.end != TrainingEnd::trial_over;
  trial.bytes = {.pairs = bytes_in(folder.pairs()),
                 .best = bytes_in(folder.best()),
                 .checkpoint = bytes_in(folder.last())};
  trial.stops = stops_of(trial.reports, trial.bytes, summary.seconds);
  trial.seconds_before = spent.count() - summary.seconds;
  trial.peak_memory_mb = peak_memory_mb();
  return trial;
}

}  // namespace regard
