#include "app/split_command.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "app/exit_status.h"
#include "app/output.h"
#include "app/pair_files.h"
#include "regard/base/counted.h"
#include "regard/base/file.h"
#include "regard/corpus/split.h"

namespace regard {
namespace {

struct NamedCorpus {
  std::string name;
  ParallelCorpus pairs;
};

struct SplitRequest {
  std::vector<std::string> files;
  std::string output;
  bool report = false;
  SplitShares shares;
  int64_t seed = 1;
  CorpusOptions corpus;
};

/// Both ways: what is a leak depends on which of the two one learns from.
void print_leaks(const std::vector<NamedCorpus>& parts) {
  for (const NamedCorpus& inspected : parts)
    for (const NamedCorpus& known : parts)
      if (&inspected != &known)
        std::cout << describe(find_leaks(known.pairs, inspected.pairs), inspected.name, known.name)
                  << '\n';
  flush_output(std::cout);
}

void report_leaks(const SplitRequest& request) {
  if (request.files.size() < 2) throw UsageError("--report compares at least two files");
  std::vector<NamedCorpus> parts;
  for (const std::string& file : request.files)
    parts.push_back({file, load_and_report(file, request.corpus)});
  print_leaks(parts);
}

/// A tab inside a sentence, which an aligned file may have, would begin a column.
std::string column(std::string text) {
  std::ranges::replace(text, '\t', ' ');
  return text;
}

/// In the order of the columns read, so that the same flags, or none, read the parts again.
void write_part(const std::filesystem::path& folder, const NamedCorpus& part, bool source_first) {
  write_file(folder / part.name, [&](std::ostream& stream) {
    for (const SentencePair& pair : part.pairs)
      stream << column(source_first ? pair.source : pair.target) << '\t'
             << column(source_first ? pair.target : pair.source) << '\n';
  });
}

namespace fs = std::filesystem;

/// "a.fr,a.en" are two files.
std::vector<std::string> files_of(const std::string& name) {
  const size_t comma = name.find(',');
  if (comma == std::string::npos) return {name};
  return {name.substr(0, comma), name.substr(comma + 1)};
}

/// A part must not take the place of what is being split, and one that an earlier split left would
/// be taken for a part of this one.
void check_folder(const SplitRequest& request, const std::vector<NamedCorpus>& parts) {
  for (const char* name : {"train.tsv", "valid.tsv", "test.tsv"}) {
    const fs::path file = fs::path(request.output) / name;
    std::error_code error;
    if (!fs::exists(file, error)) continue;
    for (const std::string& input : files_of(request.files.front()))
      if (fs::equivalent(file, input, error))
        throw Error("{} is what is being split: choose another --output", file.string());
    if (std::ranges::find(parts, name, &NamedCorpus::name) == parts.end())
      throw Error(
          "{} is left from another split, and this one has no such part: remove it, or "
          "choose another --output",
          file.string());
  }
}

void split(const SplitRequest& request) {
  if (request.files.size() != 1)
    throw UsageError("give one FILE to split (or a.fr,a.en), not {}", request.files.size());
  if (request.output.empty()) throw UsageError("--output is missing: the folder for the parts");
  ParallelCorpus corpus = load_and_report(request.files.front(), request.corpus);
  const size_t before = corpus.size();
  CorpusSplit parts =
      split_by_groups(std::move(corpus), request.shares, static_cast<uint64_t>(request.seed));
  std::vector<NamedCorpus> named;
  named.push_back({"train.tsv", std::move(parts.train)});
  named.push_back({"valid.tsv", std::move(parts.valid)});
  named.push_back({"test.tsv", std::move(parts.test)});
  std::erase_if(named, [](const NamedCorpus& part) { return part.pairs.empty(); });
  make_folder(request.output);
  check_folder(request, named);
  size_t kept = 0;
  for (const NamedCorpus& part : named) {
    write_part(request.output, part, request.corpus.source_column < request.corpus.target_column);
    std::cout << fmt::format("{}: {}\n", part.name,
                             counted(static_cast<int64_t>(part.pairs.size()), "pair"));
    kept += part.pairs.size();
  }
  if (kept < before)
    spdlog::info("{} held-out pairs whose source was there already were left out", before - kept);
  print_leaks(named);
}

}  // namespace

int split_command(const std::vector<std::string>& arguments) {
  SplitRequest request;
  CommandLine line(split_text);
  line.add_positional({"FILE", "", "a TSV or two aligned files a.fr,a.en; gzip too"},
                      request.files);
  line.add({"output", "DIR", "where train.tsv, valid.tsv and test.tsv go"}, request.output);
  line.add({"valid", "SHARE", "of the pairs, held out for validation"}, request.shares.valid,
           share);
  line.add({"test", "SHARE", "of the pairs, held out for the test"}, request.shares.test, share);
  line.add({"seed", "N", "of the random choice"}, request.seed, at_least_0);
  line.add({"report", "", "only report which sentences the FILEs share, pair by pair"},
           request.report);
  line.add_group("Corpus", request.corpus);
  if (!line.parse(arguments)) return exit_done;
  line.apply();
  if (request.report) {
    report_leaks(request);
  } else {
    split(request);
  }
  return exit_done;
}

}  // namespace regard
