#include "app/translation_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace regard {
namespace {

std::vector<Translation> two_translations() {
  TranslatedSegment segment{.source = "le zorglub",
                            .target = "the zorglub",
                            .source_pieces = {"le", "zorglub", "</s>"},
                            .target_pieces = {"the", "zorglub", "</s>"},
                            .attention = {{1, 0, 0}, {0, 1, 0}, {0, 0.25, 0.75}},
                            .copied = {{"zorglub", 1, 1}}};
  return {{.text = "the zorglub", .score = -0.5, .finished = true, .segments = {segment}},
          {.text = "a zorglub", .score = -1.25, .finished = false, .segments = {}}};
}

std::string written(OutputFormat format, bool numbered, const std::string& source) {
  std::ostringstream stream;
  TranslationWriter writer(format, numbered, stream);
  writer.write(source, two_translations());
  return stream.str();
}

TEST(TranslationWriter, TextIsALineALine) {
  EXPECT_EQ(written(OutputFormat::text, false, "le zorglub"), "the zorglub\n");
  EXPECT_EQ(written(OutputFormat::text, true, "le zorglub"),
            "1\t-0.5000\tthe zorglub\n1\t-1.2500\ta zorglub\n");
}

TEST(TranslationWriter, TsvKeepsItsColumns) {
  EXPECT_EQ(written(OutputFormat::tsv, false, "le\tzorglub"), "le zorglub\tthe zorglub\n");
}

TEST(TranslationWriter, NothingPassedThroughBreaksALine) {
  std::ostringstream stream;
  TranslationWriter writer(OutputFormat::text, false, stream);
  writer.write("\r\t", {{.text = "\r\t", .score = 0, .finished = true, .segments = {}}});
  EXPECT_EQ(stream.str(), "  \n");
}

TEST(TranslationWriter, JsonHoldsEverything) {
  const auto object = nlohmann::json::parse(written(OutputFormat::json, true, "le\tzorglub"));
  const nlohmann::json expected = {
      {"source", "le\tzorglub"},
      {"translation", "the zorglub"},
      {"score", -0.5},
      {"finished", true},
      {"segments",
       {{{"source_pieces", {"le", "zorglub", "</s>"}},
         {"target_pieces", {"the", "zorglub", "</s>"}},
         {"copied", {{{"text", "zorglub"}, {"target_position", 1}, {"source_position", 1}}}}}}},
      {"alternatives", {{{"translation", "a zorglub"}, {"score", -1.25}, {"finished", false}}}}};
  EXPECT_EQ(object, expected);
}

TEST(TranslationWriter, AttentionIsRowsOfTargetPieces) {
  const auto object =
      nlohmann::json::parse(attention_json(3, "le zorglub", two_translations().front()));
  EXPECT_EQ(object.at("line"), 3);
  EXPECT_EQ(object.at("segments").at(0).at("attention").at(2), (nlohmann::json{0.0, 0.25, 0.75}));
}

}  // namespace
}  // namespace regard
