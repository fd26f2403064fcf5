#include "contest/report_figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "contest/small_report.h"

namespace regard {
namespace {

using ::testing::ElementsAre;

TEST(LengthFigure, HasACurveForEachSystem) {
  const Report report = testing::small_report();
  const Figure figure = length_figure(report);
  const auto& marks = std::get<Marks>(figure.panels.at(0).content);
  ASSERT_EQ(marks.size(), 2u);
  const Curve& other = std::get<Curve>(marks[1]);
  EXPECT_EQ(other.name, "other");
  EXPECT_THAT(other.x, ElementsAre(3, 6));
  EXPECT_EQ(other.y, report.standings.systems[1].bleu_by_length);
}

TEST(AttentionFigure, ShowsEverySystemThatLooks) {
  const Figure figure = attention_figure(testing::small_report(), 0);
  ASSERT_EQ(figure.panels.size(), 1u);
  EXPECT_EQ(figure.panels[0].title, "one|two");
  const auto& map = std::get<HeatMap>(figure.panels[0].content);
  EXPECT_THAT(map.values, ElementsAre(0.5, 0.5, 0, 0, 0, 0, 0.25, 0.75));
  EXPECT_THAT(map.column_labels, ElementsAre("le", "chat", "dort", "</s>"));
  EXPECT_THAT(map.row_labels, ElementsAre("the", "."));
  check_figure(figure);
}

TEST(AttentionFigure, IsEmptyWhereNobodyLooks) {
  Report report = testing::small_report();
  report.outcomes[0] = report.outcomes[1];
  EXPECT_TRUE(attention_figure(report, 0).panels.empty());
}

}  // namespace
}  // namespace regard
