#include "app/translation_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace regard {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A line that was passed through untranslated may hold what would break the output's lines.
std::string one_field(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

Json copied_json(const CopiedWord& word) {
  return {{"text", word.text},
          {"target_position", word.target_position},
          {"source_position", word.source_position}};
}

Json segment_json(const TranslatedSegment& segment) {
  Json copied = Json::array();
  for (const CopiedWord& word : segment.copied) copied.push_back(copied_json(word));
  return {{"source_pieces", segment.source_pieces},
          {"target_pieces", segment.target_pieces},
          {"copied", std::move(copied)}};
}

Json line_json(const std::string& source, const std::vector<Translation>& translations) {
  const Translation& best = translations.front();
  Json json = {{"source", source},
               {"translation", best.text},
               {"score", best.score},
               {"finished", best.finished}};
  json["segments"] = Json::array();
  for (const TranslatedSegment& segment : best.segments)
    json["segments"].push_back(segment_json(segment));
  json["alternatives"] = Json::array();
  for (size_t i = 1; i < translations.size(); ++i)
    json["alternatives"].push_back({{"translation", translations[i].text},
                                    {"score", translations[i].score},
                                    {"finished", translations[i].finished}});
  return json;
}

}  // namespace

void TranslationWriter::write(const std::string& source,
                              const std::vector<Translation>& translations) {
  ++line_;
  if (format_ == OutputFormat::json) {
    stream_ << dump(line_json(source, translations)) << '\n';
    return;
  }
  const std::string begin = format_ == OutputFormat::tsv ? one_field(source) + '\t' : "";
  if (!numbered_) {
    stream_ << begin << one_field(translations.front().text) << '\n';
    return;
  }
  for (const Translation& translation : translations)
    stream_ << begin
            << fmt::format("{}\t{:.4f}\t{}\n", line_, translation.score,
                           one_field(translation.text));
}

std::string attention_json(int64_t line, const std::string& source,
                           const Translation& translation) {
  Json json = {{"line", line}, {"source", source}, {"translation", translation.text}};
  json["segments"] = Json::array();
  for (const TranslatedSegment& segment : translation.segments)
    json["segments"].push_back({{"source_pieces", segment.source_pieces},
                                {"target_pieces", segment.target_pieces},
                                {"attention", segment.attention}});
  return dump(json);
}

}  // namespace regard
