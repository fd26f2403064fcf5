#include "regard/view/gaze_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "base/scratch.h"
#include "regard/base/csv.h"
#include "view/small_gaze.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::small_gaze;

std::string written(const std::vector<GazeGroup>& groups) {
  std::ostringstream stream;
  write_gazes_csv(groups, stream);
  return stream.str();
}

CsvTable read_back(const std::vector<GazeGroup>& groups) {
  const testing::Scratch scratch;
  return read_csv(scratch.put("weights.csv", written(groups)));
}

TEST(GazeCsv, HasALineForEachWeight) {
  const CsvTable table = read_back({{.gazes = {small_gaze()}}});
  EXPECT_THAT(table.columns, ElementsAre("group", "run", "update", "part", "layer", "head", "row",
                                         "column", "row_piece", "column_piece", "weight"));
  EXPECT_EQ(table.rows.size(), 2u * 9 + 2 * 4 + 2 * 6);
  EXPECT_THAT(table.rows.front().fields,
              ElementsAre("1", "small", "", "encoder", "1", "1", "1", "1", "▁le", "▁le", "1"));
  EXPECT_THAT(table.rows.back().fields,
              ElementsAre("1", "small", "", "cross", "1", "2", "2", "3", "</s>", "</s>", "0.8"));
}

TEST(GazeCsv, TheDecoderReadTheBeginMarkFirst) {
  const CsvTable table = read_back({{.gazes = {small_gaze()}}});
  EXPECT_THAT(table.rows.at(18 + 6).fields,
              ElementsAre("1", "small", "", "decoder", "1", "2", "2", "1", "</s>", "<s>", "0.25"));
}

TEST(GazeCsv, TellsGroupsAndUpdatesApart) {
  Gaze gaze = small_gaze();
  gaze.update = 500;
  const CsvTable table = read_back({{.gazes = {small_gaze()}}, {.gazes = {gaze}}});
  EXPECT_EQ(table.rows.back().fields[0], "2");
  EXPECT_EQ(table.rows.back().fields[2], "500");
}

TEST(GazeCsv, AnyTextIsOneField) {
  Gaze gaze = small_gaze();
  gaze.name = "a,b";
  gaze.source_pieces = {"\"", "\n", "\xFF"};
  const CsvTable table = read_back({{.gazes = {gaze}}});
  EXPECT_EQ(table.rows.size(), 38u);
  EXPECT_EQ(table.rows.front().fields[1], "a,b");
  EXPECT_EQ(table.rows.front().fields[8], "\"");
  EXPECT_EQ(table.rows[1].fields[9], "\n");
  EXPECT_EQ(table.rows[2].fields[9], "\uFFFD");
}

TEST(GazeCsv, NothingIsTheNamesOfTheColumns) {
  EXPECT_EQ(written({}),
            "group,run,update,part,layer,head,row,column,row_piece,column_piece,weight\n");
}

}  // namespace
}  // namespace regard
