#include "regard/contest/learning_figure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"

namespace regard {
namespace {

using ::testing::ElementsAre;

const Curve& curve_of(const Figure& figure, size_t panel, size_t run) {
  return std::get<Curve>(std::get<Marks>(figure.panels.at(panel).content).at(run));
}

RunReports reports(double loss) {
  return {.updates = {{.update = 50, .loss = loss, .seconds = 30},
                      {.update = 100, .loss = loss - 1, .seconds = 90}},
          .validations = {{.update = 100, .loss = loss - 2, .bleu = 12.5, .seconds = 96}}};
}

TEST(LearningFigure, HasACurveForEveryRunOverItsMinutes) {
  const LearningRun runs[] = {{"one", reports(7)}, {"two", reports(6)}};
  const Figure figure = learning_figure(runs);
  EXPECT_NO_THROW(check_figure(figure));
  ASSERT_EQ(figure.panels.size(), 3u);
  EXPECT_EQ(figure.panels[0].y_label, "training loss");
  EXPECT_EQ(figure.panels[0].x_label, "minutes");
  EXPECT_EQ(curve_of(figure, 0, 0).name, "one");
  EXPECT_THAT(curve_of(figure, 0, 0).x, ElementsAre(0.5, 1.5));
  EXPECT_THAT(curve_of(figure, 0, 1).y, ElementsAre(6, 5));
  EXPECT_EQ(figure.panels[1].y_label, "validation loss");
  EXPECT_THAT(curve_of(figure, 1, 1).x, ElementsAre(1.6));
  EXPECT_THAT(curve_of(figure, 1, 1).y, ElementsAre(4));
  EXPECT_EQ(figure.panels[2].y_label, "validation BLEU");
  EXPECT_THAT(curve_of(figure, 2, 0).y, ElementsAre(12.5));
}

TEST(LearningFigure, ARunByItselfNeedsNoName) {
  const LearningRun run{"one", reports(7)};
  EXPECT_EQ(curve_of(learning_figure({&run, 1}), 0, 0).name, "");
}

TEST(LearningFigure, ShowsWhatThereIs) {
  LearningRun run{"one", reports(7)};
  run.reports.validations[0].bleu.reset();
  EXPECT_EQ(learning_figure({&run, 1}).panels.size(), 2u);
  run.reports.validations.clear();
  EXPECT_EQ(learning_figure({&run, 1}).panels.size(), 1u);
  EXPECT_EQ(testing::error_of([] { learning_figure({}); }), "there are no trainings to draw");
}

TEST(LearningFigure, EightRunsAreToldApart) {
  const std::vector<LearningRun> runs(8, {"run", reports(7)});
  EXPECT_FALSE(curve_of(learning_figure(runs), 0, 6).dashed);
  EXPECT_TRUE(curve_of(learning_figure(runs), 0, 7).dashed);
}

}  // namespace
}  // namespace regard
