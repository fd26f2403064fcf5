#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "regard/config/options.h"

namespace regard {

struct SentencePair {
  std::string source;
  std::string target;
};
using ParallelCorpus = std::vector<SentencePair>;

/// What became of the lines of a file. Every line is counted once.
struct LoadReport {
  std::string files;
  int64_t lines = 0;
  int64_t pairs = 0;
  int64_t blank = 0;
  int64_t one_side_empty = 0;
  int64_t missing_column = 0;
  int64_t extra_column = 0;  ///< Noted, not skipped: Tatoeba's files have an attribution column.
  int64_t invalid_utf8 = 0;
  int64_t control_characters = 0;
  int64_t too_long = 0;
  /// The first few troubles as "file:line: what", for the user to look at.
  std::vector<std::string> examples;

  int64_t skipped() const { return lines - pairs; }
  /// One line: counts that are not zero, in words.
  std::string summary() const;
};

/// All that a `PairReader` reads, into memory. Throws its Errors.
ParallelCorpus load_parallel(const std::string& files, const CorpusOptions& options,
                             LoadReport& report);

}  // namespace regard
