#include "app/train_command.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>

#include "app/exit_status.h"
#include "app/output.h"
#include "app/pair_files.h"
#include "app/probes.h"
#include "app/stop_signal.h"
#include "regard/base/counted.h"
#include "regard/config/option_io.h"
#include "regard/corpus/split.h"
#include "regard/training/trainer.h"

namespace regard {
namespace {

struct TrainRequest {
  std::string recipe;
  std::string train;
  std::string valid;
  std::string output;
  std::vector<std::string> probes;
  bool dump_config = false;
  Config config;
};

void check_probes(std::vector<std::string> probes) {
  std::ranges::sort(probes);
  const auto twice = std::ranges::adjacent_find(probes);
  if (twice != probes.end()) throw UsageError("--probe '{}' is given twice", *twice);
}

/// False if only help was asked for.
bool read_request(const std::vector<std::string>& arguments, TrainRequest& request) {
  CommandLine line(train_text);
  line.add({"config", "FILE", "recipe (TOML); flags go before what it says"}, request.recipe);
  line.add({"train", "FILES", "training pairs: one TSV, or two aligned files a.fr,a.en"},
           request.train);
  line.add({"valid", "FILES",
            "validation pairs; without, a part of the training pairs that shares no sentence with "
            "the rest is held out, for which they must fit into memory"},
           request.valid);
  line.add(
      {"output", "DIR", "folder of the run: best/ and last/ model, pairs/ in ids, metrics.jsonl"},
      request.output);
  line.add({"probe", "TEXT",
            "a sentence whose attention each validation records, for regard attention --training; "
            "given again, another",
            true},
           request.probes);
  line.add({"dump-config", "", "print the effective recipe and end"}, request.dump_config);
  line.add_group("Text", request.config.text);
  line.add_group("Corpus", request.config.corpus);
  line.add_group("Model", request.config.model);
  line.add_group("Training", request.config.training);
  line.add_group("Search (what the model will use unless told otherwise)", request.config.search);
  line.add_group("Machine", request.config.runtime);
  if (!line.parse(arguments)) return false;
  if (!request.recipe.empty()) read_toml(request.recipe, request.config);
  line.apply();
  if (request.dump_config) return true;
  if (request.train.empty()) throw UsageError("--train is missing: the sentence pairs to learn");
  if (request.output.empty()) throw UsageError("--output is missing: the folder for the run");
  check_probes(request.probes);
  check_consistency(request.config);
  return true;
}

/// A twentieth, but no more than validation needs.
ParallelCorpus hold_out(ParallelCorpus& train, int64_t seed) {
  constexpr size_t fewest_pairs = 3;
  constexpr double enough_pairs = 2000;
  if (train.size() < fewest_pairs)
    throw Error("{} to learn from, too few to hold any out for validation: name some with --valid",
                counted(static_cast<int64_t>(train.size()), "pair"));
  const double share = std::min(0.05, enough_pairs / static_cast<double>(train.size()));
  const SplitShares shares{.valid = share, .test = 0};
  CorpusSplit split = split_by_groups(std::move(train), shares, static_cast<uint64_t>(seed));
  train = std::move(split.train);
  spdlog::info("no --valid: {} held out for validation, {} left for training",
               counted(static_cast<int64_t>(split.valid.size()), "pair"),
               grouped(static_cast<int64_t>(train.size())));
  return std::move(split.valid);
}

TrainingRun load_run(const TrainRequest& request) {
  const Config& config = request.config;
  TrainingRun run{.folder = request.output,
                  .config = config,
                  .train = {},
                  .valid = {},
                  .data_description = request.train,
                  .at_validation = {}};
  if (request.valid.empty()) {
    ParallelCorpus train = select_and_report(load_and_report(request.train, config.corpus),
                                             config.corpus, config.text, request.train);
    run.valid = hold_out(train, config.training.seed);
    run.train = pair_text(std::move(train));
  } else {
    run.valid = load_and_report(request.valid, config.corpus);
    run.train = read_and_report(request.train, config, run.valid, request.valid);
    run.valid = select_and_report(std::move(run.valid), config.corpus, config.text, request.valid);
  }
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

std::string duration_text(double seconds) {
  const auto whole = static_cast<int64_t>(std::llround(seconds));
  if (whole < 60) return fmt::format("{:.1f} s", seconds);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

std::string best_text(const TrainingSummary& summary) {
  const ValidationHistory& best = summary.validations;
  if (!best.best_score) return "";
  const std::string bleu = best.best_bleu ? fmt::format(", BLEU {:.2f}", *best.best_bleu) : "";
  return fmt::format("; best validation loss {:.3f}{} at update {}", best.best_loss, bleu,
                     grouped(best.best_update));
}

void report_interrupted(const TrainRequest& request, const TrainingSummary& summary) {
  const ValidationHistory& best = summary.validations;
  if (best.best_score)
    spdlog::info("{}/best is the model of update {}, {}/last that of update {}", request.output,
                 grouped(best.best_update), request.output, grouped(summary.updates));
  else
    spdlog::info("there was no validation yet: {}/last is the model so far", request.output);
  spdlog::info("the same command again goes on from here");
}

void report(const TrainRequest& request, const TrainingSummary& summary) {
  if (summary.end == TrainingEnd::interrupted && summary.updates == 0) {
    spdlog::info("interrupted before the first update; the same command begins again");
    return;
  }
  const char* end = summary.end == TrainingEnd::finished     ? "finished"
                    : summary.end == TrainingEnd::early_stop ? "stopped early, nothing got better,"
                                                             : "interrupted and saved";
  spdlog::info("{} after {}, {}, {}{}", end, counted(summary.updates, "update"),
               counted(summary.epochs, "epoch"), duration_text(summary.seconds),
               best_text(summary));
  if (summary.end == TrainingEnd::interrupted) return report_interrupted(request, summary);
  const std::string data = request.valid.empty() ? "PAIRS.tsv" : request.valid;
  spdlog::info("what next?");
  spdlog::info("  regard translate --model {}/best \"Bonjour !\"", request.output);
  spdlog::info("  regard evaluate --model {}/best --data {}", request.output, data);
  spdlog::info("  regard info {}/best", request.output);
}

}  // namespace

int train_command(const std::vector<std::string>& arguments) {
  TrainRequest request;
  if (!read_request(arguments, request)) return exit_done;
  if (request.dump_config) {
    print_output(to_toml(request.config));
    return exit_done;
  }
  const std::shared_ptr<Processes> processes = launched_processes();
  // One voice is enough.
  if (!processes->leads()) spdlog::set_level(spdlog::level::err);
  TrainingRun run = load_run(request);
  run.processes = processes;
  const TrainingSummary summary = train(run, catch_stop_signals("when this update is saved"));
  report(request, summary);
  return summary.end == TrainingEnd::interrupted ? exit_interrupted : exit_done;
}

}  // namespace regard
