#include "training/training_pairs.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "regard/base/checksums.h"
#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/config/json_io.h"
#include "regard/corpus/pair_shards.h"
#include "training/data_fingerprint.h"
#include "training/from_checkpoint.h"
#include "training/training_data.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr const char* manifest_file = "pairs.json";
constexpr int format = 1;
constexpr size_t encoded_at_once = 8192;

/// The options that decide which pairs there are and what their ids are.
ordered_json options_of_pairs(const Config& config) {
  ordered_json options = to_json(config.text);
  options.update(to_json(config.corpus));
  options["max-length"] = config.model.max_length;
  options["seed"] = config.training.seed;
  return options;
}

ordered_json read_manifest(const fs::path& path) {
  try {
    return ordered_json::parse(read_file(path, size_t{1} << 20));
  } catch (const nlohmann::json::exception&) {
    throw Error("{}: it is damaged", path.string());
  }
}

bool same_codecs(const fs::path& one, const fs::path& other, const TextOptions& options) {
  return std::ranges::all_of(codec_files(options), [&](const std::string& name) {
    return checksum_of(one / name) == checksum_of(other / name);
  });
}

}  // namespace

PairStore::PairStore(const TrainingRun& run, const RunFolder& folder) : run_(run), folder_(folder) {
  if (!run_.processes->leads()) return;
  recover_folder(folder_.pairs());
  StagedFolder::clear(folder_.pairs());
}

std::optional<TrainingPairs> PairStore::find() const {
  const fs::path home = folder_.pairs();
  if (!fs::exists(home)) return std::nullopt;
  try {
    check_checksums(home);
    const ordered_json made = read_manifest(home / manifest_file);
    if (!fits(made)) {
      spdlog::info("{}: made of other text or with other options; the text is read again",
                   home.string());
      return std::nullopt;
    }
    return open(made);
  } catch (const Error& error) {
    spdlog::warn("{}; the training pairs are written anew", error.what());
  } catch (const nlohmann::json::exception&) {
    spdlog::warn("{}: it is of another version; the training pairs are written anew",
                 (home / manifest_file).string());
  }
  return std::nullopt;
}

TrainingPairs PairStore::follow() const {
  check_checksums(folder_.pairs());
  return open(read_manifest(folder_.pairs() / manifest_file));
}

TrainingPairs PairStore::open(const ordered_json& made) const {
  return {.codecs = load_codecs(run_.config.text, folder_.pairs()),
          .pairs = open_shards(folder_.pairs(), made.at("pairs").get<size_t>()),
          .fingerprint = made.at("fingerprint").get<uint64_t>()};
}

bool PairStore::fits(const ordered_json& made) const {
  const bool resumed = folder_.has_checkpoint();
  const bool gone = run_.train.stamp.empty() && resumed;
  if (made.at("format") != format || made.at("options") != options_of_pairs(run_.config))
    return false;
  if (!gone && made.at("text") != run_.train.stamp) return false;
  if (resumed && !same_codecs(folder_.pairs(), folder_.last(), run_.config.text)) return false;
  if (gone)
    spdlog::warn("{} is not there any more: going on with the pairs in {}", run_.data_description,
                 folder_.pairs().string());
  return true;
}

std::optional<TrainingPairs> PairStore::make(const std::atomic<bool>& stop) {
  std::optional<CodecPair> codecs = this->codecs(stop);
  if (!codecs) return std::nullopt;
  return write(std::move(*codecs), stop);
}

std::optional<CodecPair> PairStore::codecs(const std::atomic<bool>& stop) const {
  // What the first sitting learnt holds for all: another library version might cut differently.
  if (folder_.has_checkpoint())
    return from_checkpoint(folder_.last(),
                           [&] { return load_codecs(run_.config.text, folder_.last()); });
  return learn_codecs(run_.train, run_.config, stop);
}

std::optional<TrainingPairs> PairStore::write(CodecPair codecs, const std::atomic<bool>& stop) {
  made_.emplace(folder_.pairs());
  ShardWriter shards(made_->path());
  DataFingerprint fingerprint;
  PairEncoder encoder(codecs, run_.config.model.max_length);
  ParallelCorpus waiting;
  const auto encode_waiting = [&] {
    for (const EncodedPair& pair : encoder.encode(waiting)) {
      shards.add(pair.source, pair.target);
      fingerprint.add(pair.source, pair.target);
    }
    waiting.clear();
  };
  const bool whole = read_through(run_.train, "encoded", stop, [&](SentencePair& pair) {
    waiting.push_back(std::move(pair));
    if (waiting.size() == encoded_at_once) encode_waiting();
  });
  if (!whole) return std::nullopt;
  encode_waiting();
  shards.finish();
  encoder.report("training");
  if (shards.pairs() == 0)
    throw Error("no training pair is left: all are empty or longer than --max-length {}",
                run_.config.model.max_length);
  TrainingPairs made{std::move(codecs), open_shards(made_->path(), shards.pairs()),
                     fingerprint.value()};
  complete(made);
  return made;
}

void PairStore::complete(const TrainingPairs& made) const {
  save_codecs(made.codecs, run_.config.text, made_->path());
  const ordered_json manifest = {{"format", format},
                                 {"text", run_.train.stamp},
                                 {"options", options_of_pairs(run_.config)},
                                 {"pairs", made.pairs.size()},
                                 {"fingerprint", made.fingerprint}};
  write_file(made_->path() / manifest_file, manifest.dump(2) + '\n');
  write_checksums(made_->path());
}

void PairStore::keep() {
  if (made_) made_->replace();
}

}  // namespace regard
