#include "regard/contest/hold_contest.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "contest/vocabulary_check.h"
#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/config/option_io.h"

namespace regard {
namespace {

using Json = nlohmann::ordered_json;

/// What decides on a system's weights.
Json training_key(const System& system) {
  Json key = to_json(system.config);
  key.erase("search");
  key["sees-test"] = system.sees_test;
  return key;
}

/// The first system of the contest that is trained alike.
const System& trained_as(const Contest& contest, const System& system) {
  for (const System& other : contest.systems)
    if (training_key(other) == training_key(system)) return other;
  return system;
}

/// What an outcome that lies there must have come from.
Json outcome_key(const System& system, const ContestSetting& setting) {
  Json sources = Json::array();
  for (const SentencePair& pair : setting.test) sources.push_back(pair.source);
  return {{"options", to_json(system.config)},
          {"sees_test", system.sees_test},
          {"train", setting.train},
          {"valid", setting.valid},
          {"examples", setting.examples},
          {"sources", std::move(sources)}};
}

std::optional<Outcome> known_outcome(const std::filesystem::path& file, const Json& key) {
  if (!std::filesystem::exists(file)) return std::nullopt;
  const Json json = Json::parse(read_file(file), nullptr, false);
  if (json.is_discarded() || !json.is_object())
    throw Error("{}: damaged; remove it to measure again", file.string());
  if (json.value("key", Json()) != key) return std::nullopt;
  return outcome_from_json(json.value("outcome", Json()), file.string());
}

void append_pairs(std::ostream& stream, const ParallelCorpus& corpus,
                  const CorpusOptions& columns) {
  const int64_t last = std::max(columns.source_column, columns.target_column);
  for (const SentencePair& pair : corpus) {
    for (int64_t column = 1; column <= last; ++column) {
      if (column == columns.source_column) stream << pair.source;
      if (column == columns.target_column) stream << pair.target;
      stream << (column == last ? '\n' : '\t');
    }
  }
}

class Holder {
 public:
  Holder(const Contest& contest, const ContestSetting& setting, const RunRegard& run_regard)
      : contest_(contest), setting_(setting), run_regard_(run_regard) {}

  /// Nothing if the training was interrupted.
  std::optional<Outcome> outcome(const System& system, int64_t seed) const {
    System seeded = system;
    seeded.config.training.seed = seed;
    const std::filesystem::path file = folder_of(system) / fmt::format("seed-{}.json", seed);
    const Json key = outcome_key(seeded, setting_);
    if (std::optional<Outcome> known = known_outcome(file, key)) return known;
    const System& owner = trained_as(contest_, system);
    if (!train(owner, seed)) return std::nullopt;
    spdlog::info("{}, seed {}: translating the test pairs", system.name, seed);
    const Outcome outcome = measure(run_of(owner, seed), setting_.test, system.config,
                                    example_pairs(setting_.test, setting_.examples));
    make_folder(file.parent_path());
    write_file(file, Json{{"key", key}, {"outcome", to_json(outcome)}}.dump(
                         -1, ' ', false, Json::error_handler_t::replace));
    return outcome;
  }

  /// Systems that no training was begun for.
  std::vector<System> untrained() const {
    std::vector<System> systems;
    for (const System& system : contest_.systems)
      if (std::ranges::none_of(setting_.seeds, [&](int64_t seed) {
            return std::filesystem::exists(run_of(trained_as(contest_, system), seed));
          }))
        systems.push_back(system);
    return systems;
  }

 private:
  std::filesystem::path folder_of(const System& system) const {
    return setting_.folder / folder_name(system.name);
  }
  std::filesystem::path run_of(const System& system, int64_t seed) const {
    return folder_of(system) / fmt::format("seed-{}", seed);
  }

  /// A file of the training pairs and the test pairs, for a system that has the fault to see both.
  std::string leaky_pairs(const System& system) const {
    const std::filesystem::path file = folder_of(system) / "train-and-test.tsv";
    LoadReport ignored;
    const ParallelCorpus train = load_parallel(setting_.train, system.config.corpus, ignored);
    write_file(file, [&](std::ostream& stream) {
      append_pairs(stream, train, system.config.corpus);
      append_pairs(stream, setting_.test, system.config.corpus);
    });
    return file.string();
  }

  bool train(const System& system, int64_t seed) const {
    const std::filesystem::path recipe = folder_of(system) / "recipe.toml";
    make_folder(folder_of(system));
    write_file(recipe, to_toml(system.config));
    std::vector<std::string> words{"train",
                                   "--config",
                                   recipe.string(),
                                   "--train",
                                   system.sees_test ? leaky_pairs(system) : setting_.train,
                                   "--output",
                                   run_of(system, seed).string(),
                                   "--seed",
                                   fmt::format("{}", seed)};
    if (!setting_.valid.empty()) words.insert(words.end(), {"--valid", setting_.valid});
    const int status = run_regard_(words);
    if (status == training_interrupted) return false;
    if (status == 0) return true;
    constexpr int killed = 128;  // and the signal's number
    throw Error("{}, seed {}: the training {}", system.name, seed,
                status > killed ? "was killed; the same command goes on from here"
                                : "failed, for the reason that stands above");
  }

  const Contest& contest_;
  const ContestSetting& setting_;
  const RunRegard& run_regard_;
};

}  // namespace

std::vector<std::vector<Outcome>> hold_contest(const Contest& contest,
                                               const ContestSetting& setting,
                                               const RunRegard& run_regard) {
  const Holder holder(contest, setting, run_regard);
  check_vocabularies(holder.untrained(), setting.train);
  std::vector<std::vector<Outcome>> outcomes(contest.systems.size());
  size_t number = 0;
  for (const int64_t seed : setting.seeds) {
    for (size_t system = 0; system < contest.systems.size(); ++system) {
      spdlog::info("== {} of {}: {}, seed {}", ++number,
                   contest.systems.size() * setting.seeds.size(), contest.systems[system].name,
                   seed);
      std::optional<Outcome> outcome = holder.outcome(contest.systems[system], seed);
      if (!outcome) return {};
      outcomes[system].push_back(std::move(*outcome));
    }
  }
  return outcomes;
}

}  // namespace regard
