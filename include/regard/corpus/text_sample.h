#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "regard/base/random.h"
#include "regard/corpus/parallel_corpus.h"

namespace regard {

/// A seeded sample of pairs that come one after the other, of at most so many bytes: what a
/// vocabulary is learnt from where the whole text would not fit into memory. Every pair has the
/// same chance. A text of no more bytes is its own sample, in its own order.
class TextSample {
 public:
  /// 300,000 pairs of everyday sentences, or 80,000 of a newspaper's. SentencePiece takes about
  /// thirty times the bytes while it learns.
  static constexpr size_t enough_bytes = size_t{20} << 20;

  explicit TextSample(uint64_t seed, size_t most_bytes = enough_bytes)
      : random_(seed), most_bytes_(most_bytes) {}

  void add(const SentencePair& pair);

  /// Whether pairs were left out.
  bool partial() const { return limit_ != no_limit; }
  size_t pairs() const { return chosen_.size(); }
  /// Sources and targets, in the order in which they came. Leaves the sample empty.
  std::pair<std::vector<std::string>, std::vector<std::string>> take();

 private:
  static constexpr uint64_t no_limit = UINT64_MAX;

  struct Chosen {
    uint64_t draw;
    size_t place;
    SentencePair pair;
  };
  void drop_highest();

  Random random_;
  size_t most_bytes_;
  size_t bytes_ = 0;
  size_t seen_ = 0;
  uint64_t limit_ = no_limit;   // the lowest draw that was left out
  std::vector<Chosen> chosen_;  // a heap with the highest draw on top
};

}  // namespace regard
