#include "regard/corpus/pair_selector.h"

#include <algorithm>

#include "regard/base/error.h"
#include "regard/text/normalizer.h"

namespace regard {
namespace {

bool has_words_at_most(std::string_view normalised, int64_t most) {
  if (most == 0) return true;
  const auto spaces = std::count(normalised.begin(), normalised.end(), ' ');
  return spaces + (normalised.empty() ? 0 : 1) <= most;
}

}  // namespace

bool PairSelector::takes(const SentencePair& pair) {
  const bool taken = fits(pair);
  ++seen_;
  taken_ += taken;
  return taken;
}

void PairSelector::check() const {
  if (seen_ > 0 && taken_ == 0)
    throw Error(
        "none of {} pairs fits the recipe: widen --max-source-words, --max-target-words or "
        "--target-prefixes",
        seen_);
}

bool PairSelector::fits(const SentencePair& pair) const {
  const CorpusOptions& options = corpus_options_;
  // A normalised sentence is words with one space between.
  if (options.max_source_words > 0 &&
      !has_words_at_most(normalize(pair.source, text_options_), options.max_source_words))
    return false;
  if (options.max_target_words == 0 && options.target_prefixes.empty()) return true;
  const std::string target = normalize(pair.target, text_options_);
  return has_words_at_most(target, options.max_target_words) &&
         (options.target_prefixes.empty() ||
          std::ranges::any_of(options.target_prefixes, [&target](const std::string& prefix) {
            return target.starts_with(prefix);
          }));
}

}  // namespace regard
