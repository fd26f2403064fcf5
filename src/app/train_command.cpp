#include "app/train_command.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/duration_text.h"
#include "app/exit_status.h"
#include "app/output.h"
#include "app/probes.h"
#include "app/stop_signal.h"
#include "app/training_request.h"
#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/config/option_io.h"
#include "regard/corpus/pair_text.h"

namespace regard {
namespace {

struct TrainRequest {
  TrainingRequest training;
  std::string output;
  std::vector<std::string> probes;
  bool dump_config = false;
};

void check_probes(std::vector<std::string> probes) {
  std::ranges::sort(probes);
  const auto twice = std::ranges::adjacent_find(probes);
  if (twice != probes.end()) throw UsageError("--probe '{}' is given twice", *twice);
}

/// Each of several processes reads the pairs for itself.
void check_sharing(const TrainingRequest& request, const Processes& processes) {
  if (processes.alone()) return;
  for (const std::string& files : {request.train, request.valid})
    if (!can_be_read_again(files))
      throw Error("{}: it can be read but once, and {} processes would read it: write it to a file",
                  files, processes.place().count);
}

/// False if only help was asked for.
bool read_request(const std::vector<std::string>& arguments, TrainRequest& request) {
  CommandLine line(train_text);
  declare_files(line, request.training);
  line.add(
      {"output", "DIR", "folder of the run: best/ and last/ model, pairs/ in ids, metrics.jsonl"},
      request.output);
  line.add({"probe", "TEXT",
            "a sentence whose attention each validation records, for regard attention --training; "
            "given again, another",
            true},
           request.probes);
  line.add({"dump-config", "", "print the effective recipe and end"}, request.dump_config);
  declare_options(line, request.training);
  if (!line.parse(arguments)) return false;
  take_recipe(line, request.training);
  if (request.dump_config) return true;
  check(request.training);
  if (request.output.empty()) throw UsageError("--output is missing: the folder for the run");
  check_probes(request.probes);
  return true;
}

TrainingRun run_of(const TrainRequest& request) {
  TrainingRun run = load_run(request.training);
  run.folder = request.output;
  if (!request.probes.empty())
    run.at_validation = [&request](const Bundle& bundle, int64_t update) {
      try {
        record_probes(request.output, request.probes, bundle, update);
      } catch (const Error& error) {
        spdlog::warn("the probes are not recorded: {}", error.what());  // training goes on
      }
    };
  return run;
}

std::string best_text(const TrainingSummary& summary) {
  const ValidationHistory& best = summary.validations;
  if (!best.best_score) return "";
  const std::string bleu = best.best_bleu ? fmt::format(", BLEU {:.2f}", *best.best_bleu) : "";
  return fmt::format("; the best, of update {}: validation loss {:.3f}{}",
                     grouped(best.best_update), best.best_loss, bleu);
}

void report_interrupted(const TrainRequest& request, const TrainingSummary& summary) {
  const ValidationHistory& best = summary.validations;
  if (best.best_score)
    spdlog::info("{}/best is the model of update {}, {}/last that of update {}", request.output,
                 grouped(best.best_update), request.output, grouped(summary.saved));
  else
    spdlog::info("there was no validation yet: {}/last is the model of update {}", request.output,
                 grouped(summary.saved));
  spdlog::info("the same command again goes on from here");
}

void report(const TrainRequest& request, const TrainingSummary& summary) {
  if (summary.end == TrainingEnd::interrupted && summary.updates == 0) {
    spdlog::info("interrupted before the first update; the same command goes on");
    return;
  }
  const char* end = summary.end == TrainingEnd::finished     ? "finished"
                    : summary.end == TrainingEnd::early_stop ? "stopped early, nothing got better,"
                    : summary.saved == summary.updates       ? "interrupted and saved"
                                                             : "interrupted";
  spdlog::info("{} after {}, {}, {}{}", end, counted(summary.updates, "update"),
               counted(summary.epochs, "epoch"), duration_text(summary.seconds),
               best_text(summary));
  if (summary.end == TrainingEnd::interrupted) return report_interrupted(request, summary);
  const std::string data = request.training.valid.empty() ? "PAIRS.tsv" : request.training.valid;
  const std::string model = request.output + (summary.validations.best_score ? "/best" : "/last");
  spdlog::info("what next?");
  spdlog::info("  regard translate --model {} \"Bonjour !\"", model);
  spdlog::info("  regard evaluate --model {} --data {}", model, data);
  spdlog::info("  regard info {}", model);
}

}  // namespace

int train_command(const std::vector<std::string>& arguments) {
  TrainRequest request;
  if (!read_request(arguments, request)) return exit_done;
  if (request.dump_config) {
    print_output(to_toml(request.training.config));
    return exit_done;
  }
  const std::shared_ptr<Processes> processes = launched_processes();
  // One voice is enough.
  if (!processes->leads()) spdlog::set_level(spdlog::level::err);
  check_sharing(request.training, *processes);
  TrainingRun run = run_of(request);
  run.processes = processes;
  const TrainingSummary summary = train(run, catch_stop_signals("when this update is saved"));
  report(request, summary);
  return summary.end == TrainingEnd::interrupted ? exit_interrupted : exit_done;
}

}  // namespace regard
