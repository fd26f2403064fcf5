#include "contest/vocabulary_check.h"

#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "regard/base/error.h"
#include "regard/config/json_io.h"
#include "regard/corpus/pair_reader.h"
#include "regard/corpus/pair_selector.h"
#include "regard/corpus/text_sample.h"
#include "regard/text/codec.h"

namespace regard {
namespace {

void check_vocabulary(const Config& config, const std::string& train) {
  PairReader reader(train, config.corpus);
  PairSelector selector(config.corpus, config.text);
  TextSample sample(static_cast<uint64_t>(config.training.seed));
  for (SentencePair pair; reader.next(pair);)
    if (selector.takes(pair)) sample.add(pair);
  selector.check();
  if (config.text.tokenizer == TokenizerKind::word) return;  // any size will do
  auto [sources, targets] = sample.take();
  learn_codecs(std::move(sources), std::move(targets), config.text);
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
