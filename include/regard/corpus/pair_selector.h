#pragma once

#include <cstdint>
#include <utility>

#include "regard/corpus/parallel_corpus.h"

namespace regard {

/// Tells the pairs whose normalised text fits the recipe: word limits and target prefixes ("i am ",
/// to be met byte for byte). Counts them.
class PairSelector {
 public:
  PairSelector(CorpusOptions corpus_options, TextOptions text_options)
      : corpus_options_(std::move(corpus_options)), text_options_(text_options) {}

  bool takes(const SentencePair& pair);

  int64_t seen() const { return seen_; }
  int64_t taken() const { return taken_; }
  /// Throws Error if pairs were seen and none was taken.
  void check() const;

 private:
  bool fits(const SentencePair& pair) const;

  CorpusOptions corpus_options_;
  TextOptions text_options_;
  int64_t seen_ = 0;
  int64_t taken_ = 0;
};

}  // namespace regard
