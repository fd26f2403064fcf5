#include "regard/corpus/parallel_corpus.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "corpus/line_check.h"
#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/base/line_reader.h"

namespace regard {
namespace {

constexpr size_t most_examples = 5;

constexpr std::pair<int64_t LoadReport::*, std::string_view> kinds[] = {
    {&LoadReport::blank, "blank"},
    {&LoadReport::one_side_empty, "with one side empty"},
    {&LoadReport::missing_column, "with a column missing"},
    {&LoadReport::invalid_utf8, "with invalid UTF-8"},
    {&LoadReport::control_characters, "with control characters"},
    {&LoadReport::too_long, "too long"},
    {&LoadReport::extra_column, "with extra columns, which were left out"},
};

class Loader {
 public:
  Loader(const CorpusOptions& options, LoadReport& report) : options_(options), report_(report) {}

  void load_tsv(const std::filesystem::path& path);
  void load_aligned(const std::filesystem::path& source, const std::filesystem::path& target);
  ParallelCorpus take();

 private:
  void accept(std::string_view source, std::string_view target) {
    corpus_.push_back({std::string(source), std::string(target)});
  }
  void reject(const LineReader& reader, const Trouble& trouble);
  /// True if the line's bytes are fine.
  bool check(const LineReader& reader, std::string_view line);

  size_t max_bytes() const { return static_cast<size_t>(options_.max_line_bytes); }

  const CorpusOptions& options_;
  LoadReport& report_;
  ParallelCorpus corpus_;
};

void Loader::reject(const LineReader& reader, const Trouble& trouble) {
  std::string message =
      fmt::format("{}:{}: {}", reader.path().string(), reader.line_number(), trouble.what);
  if (options_.bad_lines == BadLines::refuse)
    throw Error("{}; mend the line, or leave such lines out with --bad-lines skip", message);
  ++(report_.*trouble.count);
  if (report_.examples.size() < most_examples) report_.examples.push_back(std::move(message));
}

bool Loader::check(const LineReader& reader, std::string_view line) {
  const auto trouble = find_trouble(line, reader.line_too_long(), options_);
  if (trouble) reject(reader, *trouble);
  return !trouble;
}

void Loader::load_tsv(const std::filesystem::path& path) {
  if (options_.source_column == options_.target_column)
    throw Error("--source-column and --target-column are both {}: they must differ",
                options_.source_column);
  LineReader reader(path, max_bytes());
  for (std::string line; reader.next(line);) {
    ++report_.lines;
    if (!check(reader, line)) continue;
    Columns columns;
    auto trouble = read_columns(line, options_, columns);
    if (!trouble) trouble = find_trouble(columns.source, columns.target);
    if (trouble) {
      reject(reader, *trouble);
      continue;
    }
    report_.extra_column += columns.extra;
    accept(columns.source, columns.target);
  }
}

void Loader::load_aligned(const std::filesystem::path& source,
                          const std::filesystem::path& target) {
  LineReader sources(source, max_bytes());
  LineReader targets(target, max_bytes());
  std::string source_line, target_line;
  for (;;) {
    const bool more_sources = sources.next(source_line);
    const bool more_targets = targets.next(target_line);
    if (more_sources != more_targets) {
      while (sources.next(source_line)) continue;
      while (targets.next(target_line)) continue;
      throw Error("{} has {} but {} has {}: aligned files need one line for each line",
                  source.string(), counted(sources.line_number(), "line"), target.string(),
                  grouped(targets.line_number()));
    }
    if (!more_sources) return;
    ++report_.lines;
    if (!check(sources, source_line) || !check(targets, target_line)) continue;
    if (const auto trouble = find_trouble(source_line, target_line))
      reject(is_blank(source_line) ? sources : targets, *trouble);
    else
      accept(source_line, target_line);
  }
}

ParallelCorpus Loader::take() {
  report_.pairs = static_cast<int64_t>(corpus_.size());
  if (report_.lines == 0) throw Error("{} is empty: it should hold sentence pairs", report_.files);
  if (corpus_.empty())
    throw Error("no sentence pair in {} ({}); check the file, --source-column and --target-column",
                report_.summary(), report_.examples.front());
  return std::move(corpus_);
}

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
  report = LoadReport{};
  report.files = files;
  Loader loader(options, report);
  const size_t comma = files.find(',');
  std::error_code ignored;
  // A file may have a comma in its name.
  if (comma == std::string::npos || std::filesystem::exists(files, ignored)) {
    loader.load_tsv(files);
  } else {
    if (comma == 0 || comma + 1 == files.size() || files.find(',', comma + 1) != std::string::npos)
      throw Error("'{}': name one TSV (a.tsv) or two aligned files (a.fr,a.en)", files);
    loader.load_aligned(files.substr(0, comma), files.substr(comma + 1));
  }
  return loader.take();
}

}  // namespace regard
