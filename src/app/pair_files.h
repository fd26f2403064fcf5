#pragma once

#include <string>

#include "regard/config/options.h"
#include "regard/corpus/parallel_corpus.h"

namespace regard {

/// Loads sentence pairs and tells what became of the lines, the first troubles each by itself.
ParallelCorpus load_and_report(const std::string& files, const CorpusOptions& options);

/// The pairs that the recipe takes; says how many where it leaves some out.
ParallelCorpus select_and_report(ParallelCorpus corpus, const CorpusOptions& corpus_options,
                                 const TextOptions& text_options, const std::string& name);

}  // namespace regard
