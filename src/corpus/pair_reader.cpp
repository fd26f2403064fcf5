#include "regard/corpus/pair_reader.h"

#include <fmt/format.h>

#include <utility>

#include "corpus/line_check.h"
#include "regard/base/counted.h"
#include "regard/base/error.h"

namespace regard {
namespace {

constexpr size_t most_examples = 5;

}  // namespace

std::vector<std::filesystem::path> pair_paths(const std::string& files) {
  const size_t comma = files.find(',');
  std::error_code ignored;
  if (comma == std::string::npos || std::filesystem::exists(files, ignored)) return {files};
  if (comma == 0 || comma + 1 == files.size() || files.find(',', comma + 1) != std::string::npos)
    throw Error("'{}': name one TSV (a.tsv) or two aligned files (a.fr,a.en)", files);
  return {files.substr(0, comma), files.substr(comma + 1)};
}

PairReader::PairReader(const std::string& files, const CorpusOptions& options)
    : options_(options),
      first_(pair_paths(files).front(), static_cast<size_t>(options.max_line_bytes)) {
  report_.files = files;
  const auto paths = pair_paths(files);
  if (paths.size() == 2)
    second_.emplace(paths.back(), static_cast<size_t>(options.max_line_bytes));
  else if (options.source_column == options.target_column)
    throw Error("--source-column and --target-column are both {}: they must differ",
                options.source_column);
}

bool PairReader::next(SentencePair& pair) {
  while (next_lines()) {
    ++report_.lines;
    if (!(second_ ? take_lines(pair) : take_columns(pair))) continue;
    ++report_.pairs;
    return true;
  }
  check_end();
  return false;
}

bool PairReader::next_lines() {
  const bool more = first_.next(first_line_);
  if (!second_ || second_->next(second_line_) == more) return more;
  while (first_.next(first_line_)) continue;
  while (second_->next(second_line_)) continue;
  throw Error("{} has {} but {} has {}: aligned files need one line for each line",
              first_.path().string(), counted(first_.line_number(), "line"),
              second_->path().string(), grouped(second_->line_number()));
}

bool PairReader::take_columns(SentencePair& pair) {
  if (!check(first_, first_line_)) return false;
  Columns columns;
  auto trouble = read_columns(first_line_, options_, columns);
  if (!trouble) trouble = find_trouble(columns.source, columns.target);
  if (trouble) {
    reject(first_, *trouble);
    return false;
  }
  report_.extra_column += columns.extra;
  pair.source = columns.source;
  pair.target = columns.target;
  return true;
}

bool PairReader::take_lines(SentencePair& pair) {
  if (!check(first_, first_line_) || !check(*second_, second_line_)) return false;
  if (const auto trouble = find_trouble(first_line_, second_line_)) {
    reject(is_blank(first_line_) ? first_ : *second_, *trouble);
    return false;
  }
  pair.source = first_line_;
  pair.target = second_line_;
  return true;
}

void PairReader::reject(const LineReader& reader, const Trouble& trouble) {
  std::string message =
      fmt::format("{}:{}: {}", reader.path().string(), reader.line_number(), trouble.what);
  if (options_.bad_lines == BadLines::refuse)
    throw Error("{}; mend the line, or leave such lines out with --bad-lines skip", message);
  ++(report_.*trouble.count);
  if (report_.examples.size() < most_examples) report_.examples.push_back(std::move(message));
}

/// True if the line's bytes are fine.
bool PairReader::check(const LineReader& reader, std::string_view line) {
  const auto trouble = find_trouble(line, reader.line_too_long(), options_);
  if (trouble) reject(reader, *trouble);
  return !trouble;
}

void PairReader::check_end() const {
  if (report_.lines == 0) throw Error("{} is empty: it should hold sentence pairs", report_.files);
  if (report_.pairs == 0)
    throw Error("no sentence pair in {} ({}); check the file, --source-column and --target-column",
                report_.summary(), report_.examples.front());
}

}  // namespace regard
