#include "regard/metrics/chrf.h"

#include "metrics/characters.h"
#include "metrics/lower.h"
#include "metrics/ngrams.h"
#include "metrics/score_text.h"
#include "regard/base/error.h"
#include "regard/base/utf8.h"

namespace regard {

namespace {

std::vector<std::uint32_t> characters(std::string_view sentence, bool whitespace) {
  const std::u32string decoded = decode_utf8(sentence);
  std::vector<std::uint32_t> result;
  result.reserve(decoded.size());
  for (const char32_t c : decoded) {
    if (whitespace || !metrics::is_space(c)) result.push_back(c);
  }
  return result;
}

/// chrF++.py's words: one ASCII punctuation mark comes off the end of a word, or else off its
/// beginning: "(hi)" gives "(hi" and ")".
std::vector<std::string_view> words(std::string_view sentence) {
  std::vector<std::string_view> result;
  for (const std::string_view word : metrics::split(sentence)) {
    const std::size_t last = word.size() - 1;
    if (last > 0 && metrics::is_ascii_punctuation(word.back())) {
      result.insert(result.end(), {word.substr(0, last), word.substr(last)});
    } else if (last > 0 && metrics::is_ascii_punctuation(word.front())) {
      result.insert(result.end(), {word.substr(0, 1), word.substr(1)});
    } else {
      result.push_back(word);
    }
  }
  return result;
}

void append_counts(ChrfStatistics& statistics, const metrics::NgramIndex& hypothesis,
                   std::size_t hypothesis_length, std::span<const std::uint32_t> reference,
                   int max_order) {
  const auto matched = hypothesis.matches(hypothesis.occurrences(reference));
  const auto ours = metrics::ngram_totals(hypothesis_length, max_order);
  const auto theirs = metrics::ngram_totals(reference.size(), max_order);
  for (int i = 0; i < max_order; ++i) {
    statistics.orders.push_back({theirs[i] > 0 ? ours[i] : 0, theirs[i], matched[i]});
  }
}

double ratio_or(double fallback, std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : fallback;
}

/// The mean of the orders' F scores; what is undefined counts as 1e-16.
double smoothed_f(const ChrfStatistics& statistics, double beta_squared) {
  constexpr double epsilon = 1e-16;
  double sum = 0;
  for (const ChrfCounts& counts : statistics.orders) {
    const double precision = ratio_or(epsilon, counts.matched, counts.hypothesis);
    const double recall = ratio_or(epsilon, counts.matched, counts.reference);
    const double weight = beta_squared * precision + recall;
    sum += weight > 0 ? (1 + beta_squared) * precision * recall / weight : epsilon;
  }
  return 100 * sum / static_cast<double>(statistics.orders.size());
}

/// The F score of mean precision and mean recall over the orders that both sides are long enough
/// for.
double effective_f(const ChrfStatistics& statistics, double beta_squared) {
  double precision = 0;
  double recall = 0;
  int orders = 0;
  for (const ChrfCounts& counts : statistics.orders) {
    if (counts.hypothesis == 0 || counts.reference == 0) continue;
    precision += ratio_or(0, counts.matched, counts.hypothesis);
    recall += ratio_or(0, counts.matched, counts.reference);
    ++orders;
  }
  if (orders == 0 || precision + recall == 0) return 0;
  precision /= orders;
  recall /= orders;
  return 100 * ((1 + beta_squared) * precision * recall / (beta_squared * precision + recall));
}

double f_score(const ChrfStatistics& statistics, const ChrfOptions& options) {
  const double beta_squared = static_cast<double>(options.beta) * options.beta;
  return options.eps_smoothing ? smoothed_f(statistics, beta_squared)
                               : effective_f(statistics, beta_squared);
}

}  // namespace

ChrfStatistics& ChrfStatistics::operator+=(const ChrfStatistics& other) {
  for (std::size_t i = 0; i < orders.size(); ++i) {
    orders[i].hypothesis += other.orders[i].hypothesis;
    orders[i].reference += other.orders[i].reference;
    orders[i].matched += other.orders[i].matched;
  }
  return *this;
}

std::string ChrfScore::format(std::string_view signature, int digits) const {
  return metrics::score_text(name, signature, score, digits);
}

Chrf::Chrf(ChrfOptions options) : options_(options) {
  const auto in_range = [](int order) { return order >= 0 && order <= 100; };
  if (!in_range(options_.char_order) || !in_range(options_.word_order) ||
      options_.char_order + options_.word_order == 0) {
    throw Error(
        "chrF: character order {} and word order {}: give numbers from 0 to 100, not both 0",
        options_.char_order, options_.word_order);
  }
  if (options_.beta < 0) throw Error("chrF: beta {}: give 0 or more", options_.beta);
}

ChrfStatistics Chrf::sentence_statistics(std::string_view hypothesis,
                                         std::span<const std::string> references) const {
  check_sentence(references);
  const auto cased = [&](std::string_view sentence) {
    return options_.lowercase ? metrics::lower(sentence) : std::string(sentence);
  };
  const std::string text = cased(hypothesis);
  const std::vector<std::uint32_t> text_characters = characters(text, options_.whitespace);
  const std::vector<std::string_view> text_words = words(text);
  const metrics::NgramIndex character_index(text_characters, options_.char_order);
  const metrics::Symbols symbols(text_words);
  const metrics::NgramIndex word_index(symbols.encode(text_words), options_.word_order);

  ChrfStatistics best;
  double best_f = -1;
  for (const std::string& reference : references) {
    const std::string reference_text = cased(reference);
    ChrfStatistics statistics;
    append_counts(statistics, character_index, text_characters.size(),
                  characters(reference_text, options_.whitespace), options_.char_order);
    append_counts(statistics, word_index, text_words.size(), symbols.encode(words(reference_text)),
                  options_.word_order);
    const double f = f_score(statistics, options_);
    if (f > best_f) {
      best_f = f;
      best = std::move(statistics);
    }
  }
  return best;
}

ChrfScore Chrf::score(const ChrfStatistics& statistics) const {
  return {f_score(statistics, options_),
          fmt::format("chrF{}{}", options_.beta, std::string(options_.word_order, '+')),
          statistics};
}

std::string Chrf::signature(const References& references) const {
  return fmt::format("nrefs:{}|case:{}|eff:{}|nc:{}|nw:{}|space:{}|version:{}",
                     references.count_text(), options_.lowercase ? "lc" : "mixed",
                     options_.eps_smoothing ? "no" : "yes", options_.char_order,
                     options_.word_order, options_.whitespace ? "yes" : "no", sacrebleu_version);
}

}  // namespace regard
