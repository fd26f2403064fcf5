#include "contest/vocabulary_check.h"

#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "regard/base/error.h"
#include "regard/config/json_io.h"
#include "regard/corpus/parallel_corpus.h"
#include "regard/text/codec.h"

namespace regard {
namespace {

void check_vocabulary(const Config& config, const std::string& train) {
  LoadReport ignored;
  const ParallelCorpus pairs =
      select_pairs(load_parallel(train, config.corpus, ignored), config.corpus, config.text);
  if (config.text.tokenizer == TokenizerKind::word) return;  // any size will do
  std::vector<std::string> sources, targets;
  for (const SentencePair& pair : pairs) {
    sources.push_back(pair.source);
    targets.push_back(pair.target);
  }
  learn_codecs(sources, targets, config.text);
}

}  // namespace

void check_vocabularies(std::span<const System> systems, const std::string& train) {
  std::set<std::string> known;
  for (const System& system : systems) {
    const nlohmann::ordered_json key = {to_json(system.config.corpus), to_json(system.config.text)};
    if (!known.insert(key.dump()).second) continue;
    spdlog::info("{}: does its vocabulary fit the training pairs?", system.name);
    try {
      check_vocabulary(system.config, train);
    } catch (const Error& error) {
      throw Error("{}: {}", system.name, error.what());
    }
  }
}

}  // namespace regard
