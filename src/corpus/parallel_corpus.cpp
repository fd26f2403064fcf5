#include "regard/corpus/parallel_corpus.h"

#include <fmt/format.h>

#include <utility>

#include "regard/base/counted.h"
#include "regard/corpus/pair_reader.h"

namespace regard {
namespace {

constexpr std::pair<int64_t LoadReport::*, std::string_view> kinds[] = {
    {&LoadReport::blank, "blank"},
    {&LoadReport::one_side_empty, "with one side empty"},
    {&LoadReport::missing_column, "with a column missing"},
    {&LoadReport::invalid_utf8, "with invalid UTF-8"},
    {&LoadReport::control_characters, "with control characters"},
    {&LoadReport::too_long, "too long"},
    {&LoadReport::extra_column, "with extra columns, which were left out"},
};

}  // namespace

std::string LoadReport::summary() const {
  std::string text =
      fmt::format("{}: {} in {}", files, counted(pairs, "pair"), counted(lines, "line"));
  for (const auto& [count, words] : kinds)
    if (this->*count > 0) text += fmt::format(", {} {}", grouped(this->*count), words);
  return text;
}

ParallelCorpus load_parallel(const std::string& files, const CorpusOptions& options,
                             LoadReport& report) {
  PairReader reader(files, options);
  ParallelCorpus corpus;
  for (SentencePair pair; reader.next(pair);) corpus.push_back(std::move(pair));
  report = reader.report();
  return corpus;
}

}  // namespace regard
