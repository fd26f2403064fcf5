#pragma once

#include <string>

#include "regard/config/options.h"
#include "regard/corpus/pair_text.h"

namespace regard {

/// Loads sentence pairs and tells what became of the lines, the first troubles each by itself.
ParallelCorpus load_and_report(const std::string& files, const CorpusOptions& options);

/// The pairs that the recipe takes; says how many where it leaves some out.
ParallelCorpus select_and_report(ParallelCorpus corpus, const CorpusOptions& corpus_options,
                                 const TextOptions& text_options, const std::string& name);

/// The pairs in files that the recipe takes, for one who reads them in turn. The first reading
/// tells at its end what became of the lines, which sentences of `valid`, the pairs in
/// `valid_name`, it met, and how many pairs it left out. Files that are there for one reading only
/// are loaded.
PairText read_and_report(const std::string& files, const Config& config,
                         const ParallelCorpus& valid, const std::string& valid_name);

}  // namespace regard
