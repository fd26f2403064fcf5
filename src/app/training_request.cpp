#include "app/training_request.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/pair_files.h"
#include "regard/base/counted.h"
#include "regard/config/consistency.h"
#include "regard/config/option_io.h"
#include "regard/corpus/split.h"

namespace regard {
namespace {

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

}  // namespace

void declare_files(CommandLine& line, TrainingRequest& request) {
  line.add({"config", "FILE", "recipe (TOML); flags go before what it says"}, request.recipe);
  line.add({"train", "FILES", "training pairs: one TSV, or two aligned files a.fr,a.en"},
           request.train);
  line.add({"valid", "FILES",
            "validation pairs; without, a part of the training pairs that shares no sentence with "
            "the rest is held out, for which they must fit into memory"},
           request.valid);
}

void declare_options(CommandLine& line, TrainingRequest& request) {
  line.add_group("Text", request.config.text);
  line.add_group("Corpus", request.config.corpus);
  line.add_group("Model", request.config.model);
  line.add_group("Training", request.config.training);
  line.add_group("Search (what the model will use unless told otherwise)", request.config.search);
  line.add_group("Machine", request.config.runtime);
}

void take_recipe(const CommandLine& line, TrainingRequest& request) {
  if (!request.recipe.empty()) read_toml(request.recipe, request.config);
  line.apply();
}

void check(const TrainingRequest& request) {
  if (request.train.empty()) throw UsageError("--train is missing: the sentence pairs to learn");
  check_consistency(request.config);
}

TrainingRun load_run(const TrainingRequest& request) {
  const Config& config = request.config;
  TrainingRun run{
      .folder = {}, .config = config, .train = {}, .valid = {}, .data_description = request.train};
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
  return run;
}

}  // namespace regard
