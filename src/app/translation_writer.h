#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "regard/config/enum_names.h"
#include "regard/translation/translator.h"

namespace regard {

enum class OutputFormat { text, json, tsv };
template <>
struct EnumNames<OutputFormat> {
  static constexpr std::pair<OutputFormat, std::string_view> values[] = {
      {OutputFormat::text, "text"}, {OutputFormat::json, "json"}, {OutputFormat::tsv, "tsv"}};
};

/// Writes the translations of one line after the other: see the help of `regard translate`.
class TranslationWriter {
 public:
  /// `numbered`: every alternative is a line of its own, behind its line's number and its score.
  TranslationWriter(OutputFormat format, bool numbered, std::ostream& stream)
      : format_(format), numbered_(numbered), stream_(stream) {}

  /// `translations`: of one line, best first; at least one.
  void write(const std::string& source, const std::vector<Translation>& translations);

 private:
  OutputFormat format_;
  bool numbered_;
  std::ostream& stream_;
  int64_t line_ = 0;
};

/// The attention of a line's best translation as one JSON object: `line`, `source`, `translation`,
/// `segments` with `source_pieces`, `target_pieces`, `attention` ([target][source]).
std::string attention_json(int64_t line, const std::string& source, const Translation& translation);

}  // namespace regard
