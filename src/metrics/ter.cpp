#include "regard/metrics/ter.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "metrics/characters.h"
#include "metrics/ngrams.h"
#include "metrics/score_text.h"
#include "metrics/ter_tokenizer.h"
#include "metrics/tercom.h"
#include "regard/base/error.h"

namespace regard {

TerStatistics& TerStatistics::operator+=(const TerStatistics& other) {
  edits += other.edits;
  reference_length += other.reference_length;
  return *this;
}

std::string TerScore::format(std::string_view signature, int digits) const {
  return metrics::score_text("TER", signature, score, digits);
}

Ter::Ter(TerOptions options) : options_(options) {}

TerStatistics Ter::sentence_statistics(std::string_view hypothesis,
                                       std::span<const std::string> references) const {
  check_sentence(references);
  const std::string text = metrics::tokenize_for_ter(hypothesis, options_);
  const std::vector<std::string_view> words = metrics::split(text);
  const metrics::Symbols symbols(words);
  const std::vector<std::uint32_t> encoded = symbols.encode(words);

  std::int64_t edits = std::numeric_limits<std::int64_t>::max();
  std::size_t length = 0;
  for (const std::string& reference : references) {
    // sacreBLEU normalises references twice, and the second pass may split further: a tab after
    // "dog's" hides the possessive from the first.
    const std::string once = metrics::tokenize_for_ter(reference, options_);
    const std::string reference_text = metrics::tokenize_for_ter(once, options_);
    const auto reference_words = symbols.encode(metrics::split(reference_text));
    edits = std::min(edits, metrics::count_edits(encoded, reference_words));
    length += reference_words.size();
  }
  return {static_cast<double>(edits),
          static_cast<double>(length) / static_cast<double>(references.size())};
}

TerScore Ter::score(const TerStatistics& statistics) const {
  TerScore result{0, statistics};
  if (statistics.reference_length > 0) {
    result.score = 100 * (statistics.edits / statistics.reference_length);
  } else if (statistics.edits > 0) {
    result.score = 100;
  }
  return result;
}

std::string Ter::signature(const References& references) const {
  const auto yes_no = [](bool value) { return value ? "yes" : "no"; };
  return fmt::format("nrefs:{}|case:{}|tok:tercom|norm:{}|punct:{}|asian:{}|version:{}",
                     references.count_text(), options_.case_sensitive ? "mixed" : "lc",
                     yes_no(options_.normalized), yes_no(!options_.no_punct),
                     yes_no(options_.asian_support), sacrebleu_version);
}

}  // namespace regard
