#include "regard/view/gaze_comparisons.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "regard/figure/picture.h"
#include "view/small_gaze.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::error_of;
using ::testing::HasSubstr;
using testing::small_gaze;

const HeatMap& map_of(const Figure& figure, size_t panel) {
  return std::get<HeatMap>(figure.panels.at(panel).content);
}

std::vector<std::string> titles_of(const Figure& figure) {
  std::vector<std::string> titles;
  for (const Panel& panel : figure.panels) titles.push_back(panel.title);
  return titles;
}

TEST(BeamFigure, HasAMapForEachHypothesis) {
  const Figure figure = beam_figure(small_gaze());
  EXPECT_NO_THROW(check_figure(figure));
  EXPECT_THAT(titles_of(figure), ElementsAre("1: -0.250 cat", "2: -1.500 (cut off) the"));
  EXPECT_EQ(figure.title, "le chat");
  EXPECT_EQ(figure.columns, 2u);
  EXPECT_TRUE(figure.shared_colours);
  EXPECT_THAT(map_of(figure, 0).row_labels, ElementsAre("cat", "</s>"));
  EXPECT_THAT(map_of(figure, 1).row_labels, ElementsAre("the"));
  EXPECT_THAT(map_of(figure, 1).column_labels, ElementsAre("le", "chat", "</s>"));
  EXPECT_FLOAT_EQ(static_cast<float>(map_of(figure, 1).values[0]), 0.9F);
}

TEST(BeamFigure, NeedsHypotheses) {
  Gaze gaze = small_gaze();
  for (GazeHypothesis& hypothesis : gaze.hypotheses) hypothesis.attention = {};
  EXPECT_THAT(error_of([&] { beam_figure(gaze); }), HasSubstr("no hypotheses with attention"));
  gaze.hypotheses.clear();
  gaze.forced = true;
  EXPECT_THAT(error_of([&] { beam_figure(gaze); }), HasSubstr("the target was given"));
}

TEST(ExplanationFigure, SetsTheOthersBesideAttention) {
  const Figure figure = explanation_figure(small_gaze());
  EXPECT_NO_THROW(check_figure(figure));
  EXPECT_THAT(titles_of(figure),
              ElementsAre("attention", "occlusion, agreement 0.50", "gradient × input"));
  EXPECT_FALSE(figure.shared_colours) << "they are of different units";
  EXPECT_EQ(figure.columns, 3u);
  EXPECT_EQ(map_of(figure, 0).highest, 1);
  EXPECT_THAT(map_of(figure, 1).values, ElementsAre(0.5, -0.25, 0, 0, 0, 1));
  EXPECT_THAT(map_of(figure, 2).values, ElementsAre(3, 2, 1, 1, 2, 3));
  EXPECT_EQ(figure.panels[1].x_label, "source: is left out");
}

TEST(ExplanationFigure, ShowsWhatThereIs) {
  Gaze gaze = small_gaze();
  gaze.parts.clear();
  gaze.explanation->occlusion = {};
  EXPECT_THAT(titles_of(explanation_figure(gaze)), ElementsAre("gradient × input"));
  gaze.explanation->gradient = {};
  EXPECT_THAT(error_of([&] { explanation_figure(gaze); }), HasSubstr("is empty"));
  gaze.explanation.reset();
  EXPECT_THAT(error_of([&] { explanation_figure(gaze); }), HasSubstr("was not asked"));
}

Figure compare(const std::vector<Gaze>& gazes, const GazeChoice& choice = {}) {
  const GazeGroup group{.gazes = gazes};
  return comparison_figure({&group, 1}, choice);
}

TEST(ComparisonFigure, NamesModels) {
  Gaze other = small_gaze(), blind = small_gaze();
  other.name = "other";
  other.target_pieces[0] = "▁kitten";
  blind.name = "blind";
  blind.parts.clear();
  const Figure figure = compare({small_gaze(), other, blind});
  EXPECT_NO_THROW(check_figure(figure));
  EXPECT_THAT(titles_of(figure), ElementsAre("small", "other", "blind"));
  EXPECT_EQ(figure.title, small_gaze().source);
  EXPECT_THAT(map_of(figure, 1).row_labels, ElementsAre("kitten", "</s>"));
  EXPECT_EQ(map_of(figure, 2).rows, 0u);
  EXPECT_TRUE(figure.shared_colours);
  EXPECT_THAT(to_svg(figure), HasSubstr("</svg>"));
  EXPECT_THAT(error_of([&] { compare({blind}); }), HasSubstr("none of the models"));
  EXPECT_THAT(error_of([&] { comparison_figure({}); }), HasSubstr("none of the models"));
}

TEST(ComparisonFigure, NamesCheckpointsByTheirUpdates) {
  std::vector<Gaze> gazes(4, small_gaze());
  for (size_t i = 0; i < gazes.size(); ++i) gazes[i].update = 100 * (i + 1);
  const Figure figure = compare(gazes, {.part = AttentionPart::encoder, .head = 1});
  EXPECT_THAT(titles_of(figure),
              ElementsAre("update 100", "update 200", "update 300", "update 400"));
  EXPECT_EQ(figure.columns, 2u);
  EXPECT_THAT(map_of(figure, 3).values, ElementsAre(0, 1, 0, 0, 0, 1, 1, 0, 0));
  gazes[1].name = "other";
  EXPECT_EQ(compare(gazes).panels[1].title, "other, update 200");
}

TEST(ComparisonFigure, NamesSentencesAndWhatElseTellsThemApart) {
  Gaze other = small_gaze(), another = small_gaze();
  other.name = "other";
  another.source = "another";
  const std::vector<GazeGroup> groups{{.gazes = {small_gaze(), other}}, {.gazes = {another}}};
  const Figure figure = comparison_figure(groups);
  EXPECT_EQ(figure.title, "");
  EXPECT_THAT(titles_of(figure), ElementsAre("le chat: small", "le chat: other", "another"));
}

}  // namespace
}  // namespace regard
