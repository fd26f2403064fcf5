#include "regard/metrics/bleu.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "metrics/bleu_smoothing.h"
#include "metrics/characters.h"
#include "metrics/lower.h"
#include "metrics/ngrams.h"
#include "metrics/score_text.h"
#include "regard/base/error.h"

namespace regard {

namespace {

/// Of two equally close references, the shorter.
std::int64_t closest_length(std::int64_t hypothesis, const std::vector<std::int64_t>& references) {
  return *std::min_element(references.begin(), references.end(), [&](auto a, auto b) {
    return std::pair(std::abs(hypothesis - a), a) < std::pair(std::abs(hypothesis - b), b);
  });
}

double brevity_penalty(const BleuStatistics& statistics) {
  if (statistics.hypothesis_length >= statistics.reference_length) return 1.0;
  if (statistics.hypothesis_length == 0) return 0.0;
  return std::exp(1 - static_cast<double>(statistics.reference_length) /
                          static_cast<double>(statistics.hypothesis_length));
}

/// A precision of 0 makes the geometric mean 0 without an infinity on the way.
double finite_log(double value) { return value == 0 ? -9999999999. : std::log(value); }

}  // namespace

BleuStatistics& BleuStatistics::operator+=(const BleuStatistics& other) {
  hypothesis_length += other.hypothesis_length;
  reference_length += other.reference_length;
  for (std::size_t i = 0; i < correct.size(); ++i) {
    correct[i] += other.correct[i];
    total[i] += other.total[i];
  }
  return *this;
}

std::string BleuScore::format(std::string_view signature, int digits) const {
  std::string text = metrics::score_text("BLEU", signature, score, digits);
  for (std::size_t i = 0; i < precisions.size(); ++i) {
    text += fmt::format("{}{:.1f}", i == 0 ? " " : "/", precisions[i]);
  }
  return text + fmt::format(" (BP = {:.3f} ratio = {:.3f} hyp_len = {} ref_len = {})",
                            brevity_penalty, ratio, statistics.hypothesis_length,
                            statistics.reference_length);
}

Bleu::Bleu(BleuOptions options) : options_(options) {
  if (options_.max_order < 1 || options_.max_order > 100) {
    throw Error("BLEU: max order {}: give a number from 1 to 100", options_.max_order);
  }
  if (options_.smooth_value && !(*options_.smooth_value >= 0)) {
    throw Error("BLEU: smoothing value {}: give 0 or more", *options_.smooth_value);
  }
}

std::string Bleu::words(std::string_view sentence) const {
  return options_.lowercase ? tokenize_for_bleu(metrics::lower(sentence), options_.tokenize)
                            : tokenize_for_bleu(sentence, options_.tokenize);
}

BleuStatistics Bleu::sentence_statistics(std::string_view hypothesis,
                                         std::span<const std::string> references) const {
  check_sentence(references);
  const std::string text = words(hypothesis);
  const std::vector<std::string_view> hypothesis_words = metrics::split(text);
  const metrics::Symbols symbols(hypothesis_words);
  const metrics::NgramIndex index(symbols.encode(hypothesis_words), options_.max_order);

  // An n-gram may match as often as it occurs in the reference that has the most of it.
  std::vector<std::uint32_t> most;
  std::vector<std::int64_t> lengths;
  for (const std::string& reference : references) {
    const std::string reference_text = words(reference);
    const std::vector<std::string_view> reference_words = metrics::split(reference_text);
    lengths.push_back(static_cast<std::int64_t>(reference_words.size()));
    const auto counts = index.occurrences(symbols.encode(reference_words));
    most.resize(counts.size(), 0);
    for (std::size_t i = 0; i < counts.size(); ++i) most[i] = std::max(most[i], counts[i]);
  }
  const auto length = static_cast<std::int64_t>(hypothesis_words.size());
  return {length, closest_length(length, lengths), index.matches(most),
          metrics::ngram_totals(hypothesis_words.size(), options_.max_order)};
}

BleuScore Bleu::score(const BleuStatistics& statistics) const {
  BleuScore result;
  result.statistics = statistics;
  result.precisions.assign(options_.max_order, 0.0);
  result.brevity_penalty = brevity_penalty(statistics);
  if (statistics.reference_length > 0) {
    result.ratio = static_cast<double>(statistics.hypothesis_length) /
                   static_cast<double>(statistics.reference_length);
  }
  const bool any = std::any_of(statistics.correct.begin(), statistics.correct.end(),
                               [](std::int64_t count) { return count > 0; });
  if (!any) return result;  // without a single match, smoothing would invent the whole score
  const metrics::Precisions precisions = metrics::smooth_precisions(statistics, options_);
  result.precisions = precisions.values;
  double sum = 0;
  for (int i = 0; i < precisions.orders; ++i) sum += finite_log(precisions.values[i]);
  result.score = result.brevity_penalty * std::exp(sum / precisions.orders);
  return result;
}

std::string Bleu::signature(const References& references) const {
  std::string smoothing(to_text(options_.smoothing));
  if (options_.smoothing == BleuSmoothing::floor || options_.smoothing == BleuSmoothing::add_k) {
    smoothing += fmt::format("[{:.2f}]", metrics::smoothing_value(options_));
  }
  return fmt::format("nrefs:{}|case:{}|eff:{}|tok:{}|smooth:{}|version:{}", references.count_text(),
                     options_.lowercase ? "lc" : "mixed", options_.effective_order ? "yes" : "no",
                     to_text(options_.tokenize), smoothing, sacrebleu_version);
}

}  // namespace regard
