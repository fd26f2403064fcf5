#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

#include "regard/corpus/parallel_corpus.h"

namespace regard {

/// A sentence without what a leak may hide behind: Unicode NFKC, case folded, without punctuation,
/// symbols, white space, control and invisible characters (categories P, S, Z, Cc, Cf). A sentence
/// of nothing else, or of invalid UTF-8, is its own key.
std::string leak_key(std::string_view sentence);

/// How many distinct sentences of `inspected` also occur in `known`, told apart by `leak_key`.
struct LeakReport {
  int64_t source_sentences = 0;
  int64_t leaked_sources = 0;
  int64_t target_sentences = 0;
  int64_t leaked_targets = 0;
  bool clean() const { return leaked_sources == 0 && leaked_targets == 0; }
};
LeakReport find_leaks(const ParallelCorpus& known, const ParallelCorpus& inspected);

/// The same for known pairs that come one after the other and need not fit into memory.
class LeakFinder {
 public:
  explicit LeakFinder(const ParallelCorpus& inspected);

  void see(const SentencePair& known);
  LeakReport report() const { return report_; }

 private:
  LeakReport report_;
  // The keys of what was inspected and not yet found among the known.
  std::unordered_set<std::string> clean_sources_, clean_targets_;
};

/// One line, such as "valid.tsv: 12 of 3,232 source sentences (0.4 %) and 40 of 3,100 target
/// sentences (1.3 %) also occur in train.tsv".
std::string describe(const LeakReport& report, std::string_view inspected, std::string_view known);

/// Of the pairs; a part with a share above 0 gets at least one pair.
struct SplitShares {
  double valid = 0.02;
  double test = 0.02;
};
struct CorpusSplit {
  ParallelCorpus train, valid, test;
};

/// Splits so that pairs which share a sentence on either side, directly or through others, stay
/// together. Groups are drawn in a seeded order; a group larger than a held-out part goes to
/// training. valid and test keep the first pair of each source sentence, the others of it are left
/// out everywhere; the order of lines is kept. Throws Error if a share is not possible or a part
/// would be empty because too many pairs hang together.
CorpusSplit split_by_groups(ParallelCorpus corpus, SplitShares shares, uint64_t seed);

}  // namespace regard
