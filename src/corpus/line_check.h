#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "regard/corpus/parallel_corpus.h"

namespace regard {

/// Why a line is no sentence pair, and where the report counts it.
struct Trouble {
  int64_t LoadReport::*count;
  std::string what;
};

/// What is wrong with the bytes of a line, before its columns are looked at. `too_long` is what the
/// line reader says: such a line is cut anywhere, so nothing else about it is worth telling.
std::optional<Trouble> find_trouble(std::string_view line, bool too_long,
                                    const CorpusOptions& options);

/// What is wrong with a pair: no text in it, or on one side.
std::optional<Trouble> find_trouble(std::string_view source, std::string_view target);

/// True if a reader would see nothing: white space of any kind and invisible format characters.
bool is_blank(std::string_view text);

/// The two columns of a TSV line that make a pair.
struct Columns {
  std::string_view source;
  std::string_view target;
  bool extra = false;  ///< the line goes on behind them
};
std::optional<Trouble> read_columns(std::string_view line, const CorpusOptions& options,
                                    Columns& columns);

}  // namespace regard
