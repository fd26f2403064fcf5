#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "regard/base/line_reader.h"
#include "regard/corpus/parallel_corpus.h"

namespace regard {

struct Trouble;

/// The paths in "a.tsv" or "a.fr,a.en"; a file may have a comma in its name. Throws Error at more
/// than two.
std::vector<std::filesystem::path> pair_paths(const std::string& files);

/// Reads sentence pairs one after the other, so that a file may be larger than memory: one TSV
/// ("a.tsv"), or two aligned files ("a.fr,a.en", source first), gzip or plain.
class PairReader {
 public:
  /// Throws Error if a file cannot be read.
  PairReader(const std::string& files, const CorpusOptions& options);

  /// Puts the next pair into `pair`; false at the end. Throws Error if aligned files differ in
  /// length, if there was no pair at all, and on the first bad line where the options say `refuse`.
  bool next(SentencePair& pair);

  /// What became of the lines read so far.
  const LoadReport& report() const { return report_; }

 private:
  bool next_lines();
  bool take_columns(SentencePair& pair);
  bool take_lines(SentencePair& pair);
  void reject(const LineReader& reader, const Trouble& trouble);
  bool check(const LineReader& reader, std::string_view line);
  void check_end() const;

  CorpusOptions options_;
  LoadReport report_;
  LineReader first_;
  std::optional<LineReader> second_;  // of the targets, where they have a file of their own
  std::string first_line_, second_line_;
};

}  // namespace regard
