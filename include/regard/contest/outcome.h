#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "regard/corpus/parallel_corpus.h"
#include "regard/translation/translator.h"

namespace regard {

/// A translation that the report shows with its attention.
struct Example {
  int64_t pair = 0;                           ///< of the test pairs, from 0
  std::vector<std::string> source;            ///< pieces
  std::vector<std::string> target;            ///< pieces
  std::vector<std::vector<float>> attention;  ///< [target][source]; empty without attention
};

/// What one training of one system came to.
struct Outcome {
  int64_t updates = 0;
  double seconds = 0;            ///< of training and validating
  double tokens_per_second = 0;  ///< real target tokens in training: the median of its reports
  double memory_mb = 0;          ///< resident in training: the most that was reported
  int64_t parameters = 0;
  double translation_seconds = 0;                ///< for all test pairs
  std::optional<double> attention_entropy = {};  ///< bits, mean over target pieces; none without
  std::vector<std::string> hypotheses = {};      ///< of the test pairs
  std::vector<Example> examples = {};
};

/// Translates the test pairs with a finished run's best model as `regard evaluate` does, on the
/// device and with the search of `config`, and reads what its log says of speed and memory. `shown`
/// are the pairs to keep as examples. Throws Error if the run cannot be read.
Outcome measure(const std::filesystem::path& run, const ParallelCorpus& test, const Config& config,
                std::span<const int64_t> shown);

/// Pairs of every length to look at: at the middles of `count` equal parts of the pairs in the
/// order of their sources' lengths.
std::vector<int64_t> example_pairs(const ParallelCorpus& test, int64_t count);

/// An outcome as a file keeps it. The way back throws Error that begins with `where`.
nlohmann::ordered_json to_json(const Outcome& outcome);
Outcome outcome_from_json(const nlohmann::json& json, const std::string& where);

}  // namespace regard
