#include "app/pair_files.h"

#include <spdlog/spdlog.h>

#include <memory>
#include <optional>
#include <utility>

#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/corpus/pair_reader.h"
#include "regard/corpus/pair_selector.h"
#include "regard/corpus/split.h"

namespace regard {
namespace {

void tell(const LoadReport& report) {
  spdlog::info("{}", report.summary());
  for (const std::string& example : report.examples) spdlog::warn("{}", example);
  const auto more = report.skipped() - static_cast<int64_t>(report.examples.size());
  if (more > 0) spdlog::warn("{}: {} more skipped", report.files, counted(more, "such line"));
}

void tell(const PairSelector& selector, const std::string& name) {
  try {
    selector.check();
  } catch (const Error& error) {
    throw Error("{}: {}", name, error.what());
  }
  if (selector.taken() < selector.seen())
    spdlog::info("{}: {} of {} pairs fit the recipe", name, selector.taken(), selector.seen());
}

/// One reading of files. Where `leaks` is given, it tells at the end what it came across.
class Reading {
 public:
  Reading(const std::string& files, const Config& config, std::optional<LeakFinder> leaks,
          std::string valid_name)
      : reader_(files, config.corpus),
        selector_(config.corpus, config.text),
        leaks_(std::move(leaks)),
        valid_name_(std::move(valid_name)) {}

  bool next(SentencePair& pair) {
    while (reader_.next(pair)) {
      if (leaks_) leaks_->see(pair);
      if (selector_.takes(pair)) return true;
    }
    const std::string& name = reader_.report().files;
    if (leaks_) {
      tell(reader_.report());
      spdlog::info("{}", describe(leaks_->report(), valid_name_, name));
      tell(selector_, name);
    }
    return false;
  }

 private:
  PairReader reader_;
  PairSelector selector_;
  std::optional<LeakFinder> leaks_;
  std::string valid_name_;
};

}  // namespace

ParallelCorpus load_and_report(const std::string& files, const CorpusOptions& options) {
  LoadReport report;
  ParallelCorpus corpus = load_parallel(files, options, report);
  tell(report);
  return corpus;
}

ParallelCorpus select_and_report(ParallelCorpus corpus, const CorpusOptions& corpus_options,
                                 const TextOptions& text_options, const std::string& name) {
  PairSelector selector(corpus_options, text_options);
  std::erase_if(corpus, [&](const SentencePair& pair) { return !selector.takes(pair); });
  tell(selector, name);
  return corpus;
}

PairText read_and_report(const std::string& files, const Config& config,
                         const ParallelCorpus& valid, const std::string& valid_name) {
  if (!can_be_read_again(files)) {
    ParallelCorpus corpus = load_and_report(files, config.corpus);
    spdlog::info("{}", describe(find_leaks(corpus, valid), valid_name, files));
    return pair_text(select_and_report(std::move(corpus), config.corpus, config.text, files));
  }
  // The first reading takes the finder with it.
  const auto leaks = std::make_shared<std::optional<LeakFinder>>(valid);
  const auto open = [files, config, valid_name, leaks] {
    const auto reading =
        std::make_shared<Reading>(files, config, std::exchange(*leaks, std::nullopt), valid_name);
    return [reading](SentencePair& pair) { return reading->next(pair); };
  };
  return {open, file_stamp(files)};
}

}  // namespace regard
