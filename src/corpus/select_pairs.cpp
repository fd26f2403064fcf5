#include <algorithm>
#include <utility>

#include "regard/base/error.h"
#include "regard/corpus/parallel_corpus.h"
#include "regard/text/normalizer.h"

namespace regard {
namespace {

bool has_words_at_most(std::string_view normalised, int64_t most) {
  if (most == 0) return true;
  const auto spaces = std::count(normalised.begin(), normalised.end(), ' ');
  return spaces + (normalised.empty() ? 0 : 1) <= most;
}

bool fits(const SentencePair& pair, const CorpusOptions& options, const TextOptions& text) {
  // A normalised sentence is words with one space between.
  if (options.max_source_words > 0 &&
      !has_words_at_most(normalize(pair.source, text), options.max_source_words))
    return false;
  if (options.max_target_words == 0 && options.target_prefixes.empty()) return true;
  const std::string target = normalize(pair.target, text);
  return has_words_at_most(target, options.max_target_words) &&
         (options.target_prefixes.empty() ||
          std::ranges::any_of(options.target_prefixes, [&target](const std::string& prefix) {
            return target.starts_with(prefix);
          }));
}

}  // namespace

ParallelCorpus select_pairs(ParallelCorpus corpus, const CorpusOptions& corpus_options,
                            const TextOptions& text_options) {
  const size_t before = corpus.size();
  std::erase_if(
      corpus, [&](const SentencePair& pair) { return !fits(pair, corpus_options, text_options); });
  if (corpus.empty() && before > 0)
    throw Error(
        "none of {} pairs fits the recipe: widen --max-source-words, --max-target-words or "
        "--target-prefixes",
        before);
  corpus.shrink_to_fit();
  return corpus;
}

}  // namespace regard
