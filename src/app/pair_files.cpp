#include "app/pair_files.h"

#include <spdlog/spdlog.h>

#include "regard/base/counted.h"
#include "regard/base/error.h"

namespace regard {

ParallelCorpus load_and_report(const std::string& files, const CorpusOptions& options) {
  LoadReport report;
  ParallelCorpus corpus = load_parallel(files, options, report);
  spdlog::info("{}", report.summary());
  for (const std::string& example : report.examples) spdlog::warn("{}", example);
  const auto more = report.skipped() - static_cast<int64_t>(report.examples.size());
  if (more > 0) spdlog::warn("{}: {} more skipped", files, counted(more, "such line"));
  return corpus;
}

ParallelCorpus select_and_report(ParallelCorpus corpus, const CorpusOptions& corpus_options,
                                 const TextOptions& text_options, const std::string& name) {
  const size_t before = corpus.size();
  try {
    corpus = select_pairs(std::move(corpus), corpus_options, text_options);
  } catch (const Error& error) {
    throw Error("{}: {}", name, error.what());
  }
  if (corpus.size() < before)
    spdlog::info("{}: {} of {} pairs fit the recipe", name, corpus.size(), before);
  return corpus;
}

}  // namespace regard
