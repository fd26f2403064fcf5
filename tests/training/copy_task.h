#pragma once

#include <torch/types.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "base/scratch.h"
#include "regard/base/random.h"
#include "regard/model/seq2seq.h"
#include "regard/training/trainer.h"

/// A task that a tiny model learns in seconds: say the 3 to 6 words of a sentence in reverse.
namespace regard::testing {

inline ParallelCorpus reversals(size_t count, uint64_t seed) {
  constexpr const char* vocabulary[] = {"ba", "be", "bi", "bo", "bu", "by",
                                        "ka", "ke", "ki", "ko", "ku", "ky"};
  Random random(seed);
  ParallelCorpus corpus(count);
  for (SentencePair& pair : corpus) {
    for (uint64_t i = 3 + random.below(4); i > 0; --i) {
      const std::string word = vocabulary[random.below(12)];
      pair.source += (pair.source.empty() ? "" : " ") + word;
      pair.target = word + (pair.target.empty() ? "" : " ") + pair.target;
    }
  }
  return corpus;
}

/// One thread and dropout; no limit to the training.
inline Config tiny_config() {
  Config config;
  config.text.tokenizer = TokenizerKind::word;
  config.text.joint_vocabulary = false;
  config.text.vocabulary_size = 0;
  config.model.embedding_size = config.model.attention_size = 16;
  config.model.encoder_size = config.model.decoder_size = 16;
  config.model.max_length = 12;
  config.training.batch_sentences = 8;
  config.training.valid_sentences = 0;
  config.runtime.device = "cpu";
  config.runtime.threads = 1;
  return config;
}

inline TrainingRun tiny_run(const std::filesystem::path& folder) {
  return {.folder = folder,
          .config = tiny_config(),
          .train = pair_text(reversals(60, 1)),
          .valid = reversals(10, 2),
          .data_description = "made up"};
}

/// What each line of a run's metrics.jsonl says of `key`, where it says something.
inline std::vector<double> reported(const std::filesystem::path& folder, const char* key) {
  std::istringstream lines(slurp(folder / "metrics.jsonl"));
  std::vector<double> values;
  for (std::string line; std::getline(lines, line);) {
    const auto report = nlohmann::json::parse(line);
    if (report.contains(key)) values.push_back(report.at(key).get<double>());
  }
  return values;
}

}  // namespace regard::testing
