#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "regard/config/enum_names.h"
#include "regard/config/range.h"

namespace regard {

enum class BadLines { skip, refuse };
template <>
struct EnumNames<BadLines> {
  static constexpr std::pair<BadLines, std::string_view> values[] = {{BadLines::skip, "skip"},
                                                                     {BadLines::refuse, "refuse"}};
};

/// What is read of a file of sentence pairs.
struct CorpusOptions {
  int64_t source_column = 2;
  int64_t target_column = 1;
  BadLines bad_lines = BadLines::skip;
  int64_t max_line_bytes = 16384;
  int64_t max_source_words = 0;
  int64_t max_target_words = 0;
  std::vector<std::string> target_prefixes;
};

template <typename Visitor>
void describe(CorpusOptions& options, Visitor&& visit) {
  visit("source-column", options.source_column, "column of a TSV with the source, from 1",
        Range{1, 1000});
  visit("target-column", options.target_column, "column of a TSV with the target, from 1",
        Range{1, 1000});
  visit("bad-lines", options.bad_lines, "what to do with lines that are no sentence pair");
  visit("max-line-bytes", options.max_line_bytes, "longer lines are bad lines", Range{16, 1 << 30});
  visit("max-source-words", options.max_source_words,
        "train only on pairs with at most so many source words after normalisation, 0 for all",
        at_least_0);
  visit("max-target-words", options.max_target_words, "the same for the target", at_least_0);
  visit("target-prefixes", options.target_prefixes,
        "train only on pairs whose normalised target begins with one of these");
}

}  // namespace regard
