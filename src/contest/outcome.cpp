#include "regard/contest/outcome.h"

#include <algorithm>
#include <chrono>
#include <numeric>

#include "contest/attention_entropy.h"
#include "contest/training_log.h"
#include "regard/model/bundle.h"

namespace regard {
namespace {

/// Of a line that was cut into parts, the first.
Example example_of(int64_t pair, const Translation& translation) {
  Example example{.pair = pair, .source = {}, .target = {}, .attention = {}};
  if (translation.segments.empty()) return example;
  const TranslatedSegment& segment = translation.segments.front();
  example.source = segment.source_pieces;
  example.target = segment.target_pieces;
  example.attention = segment.attention;
  return example;
}

}  // namespace

Outcome measure(const std::filesystem::path& run, const ParallelCorpus& test, const Config& config,
                std::span<const int64_t> shown) {
  const TrainingCost cost = read_training_cost(run / "metrics.jsonl");
  const Translator translator(run / "best",
                              {.device = config.runtime.device, .threads = config.runtime.threads});
  std::vector<std::string> sources;
  for (const SentencePair& pair : test) sources.push_back(pair.source);
  SearchOptions best = config.search;
  best.n_best = 1;
  const auto begin = std::chrono::steady_clock::now();
  const auto translations = translator.translate(sources, best);
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;

  Outcome outcome{.updates = cost.updates,
                  .seconds = cost.seconds,
                  .tokens_per_second = cost.tokens_per_second,
                  .memory_mb = cost.memory_mb,
                  .parameters = translator.bundle().model->parameter_count(),
                  .translation_seconds = spent.count()};
  AttentionEntropy entropy;
  for (const std::vector<Translation>& choices : translations) {
    outcome.hypotheses.push_back(choices.front().text);
    for (const TranslatedSegment& segment : choices.front().segments)
      entropy.add(segment.attention);
  }
  outcome.attention_entropy = entropy.mean();
  for (const int64_t pair : shown)
    outcome.examples.push_back(
        example_of(pair, translations.at(static_cast<size_t>(pair)).front()));
  return outcome;
}

std::vector<int64_t> example_pairs(const ParallelCorpus& test, int64_t count) {
  std::vector<int64_t> order(test.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(
      order, {}, [&](int64_t pair) { return test[static_cast<size_t>(pair)].source.size(); });
  const int64_t pairs = std::ssize(order), parts = std::min(count, pairs);
  std::vector<int64_t> chosen;
  for (int64_t part = 0; part < parts; ++part)
    chosen.push_back(order[static_cast<size_t>((2 * part + 1) * pairs / (2 * parts))]);
  return chosen;
}

}  // namespace regard
