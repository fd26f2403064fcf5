#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/translation_writer.h"
#include "regard/translation/alignment.h"

namespace regard {

/// What `regard translate` was asked for.
struct TranslateRequest {
  std::vector<std::string> texts;
  std::string model;
  std::string input;
  std::string output;
  std::string attention;
  std::string alignments;
  AlignmentKind alignment_kind = AlignmentKind::hard;
  OutputFormat format = OutputFormat::text;
  SearchOptions search;
  RuntimeOptions runtime;

  /// Whether anything goes to a file, and is lost if the program is stopped at once.
  bool writes_files() const { return !output.empty() || !attention.empty() || !alignments.empty(); }
};

void declare(CommandLine& line, TranslateRequest& request);

/// Throws UsageError for flags that do not go together, and Error for a file that cannot be
/// written.
void check(const TranslateRequest& request);

}  // namespace regard
