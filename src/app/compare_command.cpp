#include "app/compare_command.h"

#include <spdlog/spdlog.h>

#include <numeric>

#include "app/child_program.h"
#include "app/exit_status.h"
#include "app/output.h"
#include "app/pair_files.h"
#include "app/shipped_places.h"
#include "app/stop_signal.h"
#include "regard/base/counted.h"
#include "regard/base/file.h"
#include "regard/base/folder_lock.h"
#include "regard/config/option_io.h"
#include "regard/contest/fit_parameters.h"
#include "regard/contest/hold_contest.h"
#include "regard/contest/report.h"

namespace regard {
namespace {

static_assert(training_interrupted == exit_interrupted, "regard train says it with its status");

struct CompareRequest {
  std::vector<std::string> files;
  bool ladder = false;
  std::string train;
  std::string valid;
  std::string test;
  std::string output;
  int64_t seeds = 1;
  int64_t parameters = 0;
  int64_t examples = 5;
  Config config;  // what the flags say, above every recipe
};

void declare(CommandLine& line, CompareRequest& request) {
  line.add_positional({"RECIPE.toml", "", "recipes to compare, or a file that lists systems"},
                      request.files);
  line.add({"ladder", "", "from the PyTorch tutorial as published, rung by rung, to what it lacks"},
           request.ladder);
  line.add({"train", "FILES", "training pairs: one TSV, or two aligned files a.fr,a.en"},
           request.train);
  line.add({"valid", "FILES", "validation pairs, which choose each run's best model"},
           request.valid);
  line.add({"test", "FILES", "pairs that decide"}, request.test);
  line.add({"output", "DIR", "folder for the runs and the report"}, request.output);
  line.add({"seeds", "N", "trainings of each system: --seed, --seed + 1, ..."}, request.seeds,
           Range{1, 100});
  line.add({"parameters", "N",
            "scale each system's widths so that it has at most so many parameters; 0 leaves them"},
           request.parameters, Range{0, 1e12});
  line.add({"examples", "N", "test pairs that the report shows"}, request.examples, Range{0, 100});
  const char* above = " (above what the recipes say)";
  line.add_group(std::string("Text") + above, request.config.text);
  line.add_group(std::string("Corpus") + above, request.config.corpus);
  line.add_group(std::string("Model") + above, request.config.model);
  line.add_group(std::string("Training") + above, request.config.training);
  line.add_group(std::string("Search") + above, request.config.search);
  line.add_group(std::string("Machine") + above, request.config.runtime);
}

void check(const CompareRequest& request) {
  if (request.ladder && !request.files.empty())
    throw UsageError("--ladder is a list by itself; give no recipes with it");
  if (!request.ladder && request.files.empty())
    throw UsageError("name the recipes to compare, or --ladder");
  if (request.train.empty()) throw UsageError("--train is missing: the sentence pairs to learn");
  if (request.test.empty()) throw UsageError("--test is missing: the sentence pairs that decide");
  if (request.output.empty()) throw UsageError("--output is missing: the folder for the runs");
}

std::filesystem::path ladder_file() {
  for (const auto& place :
       shipped_places("configs/contests/ladder.toml", "configs/contests/ladder.toml"))
    if (std::filesystem::exists(place)) return place;
  throw Error("configs/contests/ladder.toml is not where regard was installed or built");
}

bool same_budget(const TrainingOptions& one, const TrainingOptions& other) {
  return one.max_updates == other.max_updates && one.max_epochs == other.max_epochs &&
         one.time == other.time;
}

std::string budget_text(const TrainingOptions& training) {
  std::vector<std::string> limits;
  if (!training.time.empty()) limits.push_back(training.time);
  if (training.max_updates > 0) limits.push_back(counted(training.max_updates, "update"));
  if (training.max_epochs > 0) limits.push_back(counted(training.max_epochs, "epoch"));
  return fmt::format("{} for each", fmt::join(limits, ", "));
}

/// The recipes under the flags. A limit among the flags takes the place of all limits of a recipe.
Contest read_systems(CompareRequest& request, const CommandLine& line) {
  std::vector<std::filesystem::path> files(request.files.begin(), request.files.end());
  if (request.ladder) files = {ladder_file()};
  Contest contest = read_contest(files);
  line.apply();
  const bool limited = !same_budget(request.config.training, {});
  for (System& system : contest.systems) {
    if (limited) {
      system.config.training.time.clear();
      system.config.training.max_updates = system.config.training.max_epochs = 0;
    }
    request.config = system.config;
    line.apply();
    system.config = request.config;
    try {
      if (request.parameters > 0) fit_parameters(system.config, request.parameters);
      check_consistency(system.config);
    } catch (const Error& error) {
      throw Error("{}: {}", system.name, error.what());
    }
  }
  for (const System& system : contest.systems)
    if (!same_budget(system.config.training, contest.systems.front().config.training))
      throw Error("{} ends after {}, {} after {}: a fair contest has one --time or --max-updates",
                  contest.systems.front().name,
                  budget_text(contest.systems.front().config.training), system.name,
                  budget_text(system.config.training));
  return contest;
}

std::string command_of(const std::vector<std::string>& arguments) {
  std::string command = "regard compare";
  for (const std::string& word : arguments) {
    const bool plain = !word.empty() && word.find_first_of(" \t'\"\\$*?&|;<>()") == word.npos;
    command += plain ? ' ' + word : fmt::format(" '{}'", word);
  }
  return command;
}

void write(const Report& report, const std::filesystem::path& folder) {
  using Json = nlohmann::ordered_json;
  write_file(folder / "report.json",
             report_json(report).dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
  write_file(folder / "report.md", report_markdown(report));
  write_file(folder / "report.html", report_html(report));
  print_output(report_summary(report));
  spdlog::info("the whole report: {}", (folder / "report.html").string());
}

}  // namespace

int compare_command(const std::vector<std::string>& arguments) {
  CompareRequest request;
  CommandLine line(compare_text);
  declare(line, request);
  if (!line.parse(arguments)) return exit_done;
  check(request);
  Report report;
  report.contest = read_systems(request, line);
  const Config& first = report.contest.systems.front().config;
  make_folder(request.output);
  const FolderLock lock(request.output);
  ContestSetting setting{.folder = request.output,
                         .train = request.train,
                         .valid = request.valid,
                         .test = load_and_report(request.test, first.corpus),
                         .seeds = std::vector<int64_t>(static_cast<size_t>(request.seeds)),
                         .examples = request.examples};
  std::iota(setting.seeds.begin(), setting.seeds.end(), first.training.seed);
  const std::atomic<bool>& stop = catch_stop_signals("when this training is saved");
  report.outcomes = hold_contest(report.contest, setting, [&](const auto& words) {
    return stop ? training_interrupted : run_child(own_program(), words, stop);
  });
  if (report.outcomes.empty()) {
    spdlog::info("the same command again goes on from here");
    return exit_interrupted;
  }
  spdlog::info("resampling");
  report.budget = budget_text(first.training);
  report.train = request.train;
  report.valid = request.valid;
  report.test = request.test;
  report.command = command_of(arguments);
  report.seeds = setting.seeds;
  report.pairs = std::move(setting.test);
  report.standings = stand(report.outcomes, report.pairs, report.contest.against);
  write(report, request.output);
  return exit_done;
}

}  // namespace regard
