#pragma once

#include <functional>
#include <optional>
#include <string>

#include "regard/corpus/parallel_corpus.h"

namespace regard {

/// Gives the next pair; false when there is no more. Throws Error where the text is at fault.
using PairStream = std::function<bool(SentencePair& pair)>;

/// Sentence pairs that are read as often as wanted, each time the same in the same order: a corpus
/// in memory, or files that may be larger.
struct PairText {
  /// Begins with the first pair.
  std::function<PairStream()> open;
  /// Tells a text from others without reading it. Empty where its files are not there any more.
  std::string stamp;
};

PairText pair_text(ParallelCorpus corpus);

/// The names, sizes and times of files of pairs as a stamp; empty if one is not there. Throws Error
/// at more than two files.
std::string file_stamp(const std::string& files);

/// Whether files can be read more than once, which what comes through a pipe cannot.
bool can_be_read_again(const std::string& files);

}  // namespace regard
