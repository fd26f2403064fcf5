#include "regard/view/position_figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "base/scratch.h"
#include "model/small_model.h"

namespace regard {
namespace {

using testing::error_of;
using ::testing::HasSubstr;

const HeatMap& map_of(const Figure& figure, size_t panel) {
  return std::get<HeatMap>(figure.panels.at(panel).content);
}
const Curve& curve_of(const Figure& figure, size_t panel, size_t curve) {
  return std::get<Curve>(std::get<Marks>(figure.panels.at(panel).content).at(curve));
}

std::shared_ptr<Seq2Seq> model_with(PositionKind positions) {
  ModelOptions options = small_options(DecoderKind::transformer, AttentionKind::scaled_dot);
  options.positions = positions;
  return std::make_shared<Seq2Seq>(options, small_sizes);
}

TEST(PositionsFigure, AreTheBooks) {
  const Figure figure = positions_figure();
  EXPECT_NO_THROW(check_figure(figure));
  ASSERT_EQ(figure.panels.size(), 2u);
  ASSERT_EQ(std::get<Marks>(figure.panels[0].content).size(), 4u);
  const Curve& sixth = curve_of(figure, 0, 0);
  EXPECT_EQ(sixth.name, "column 6");
  ASSERT_EQ(sixth.x.size(), 60u);
  EXPECT_EQ(sixth.x[59], 59);
  EXPECT_NEAR(sixth.y[17], std::sin(17 / std::pow(10000, 6.0 / 32)), 1e-9);
  EXPECT_NEAR(curve_of(figure, 0, 3).y[17], std::cos(17 / std::pow(10000, 8.0 / 32)), 1e-9);
  const HeatMap& map = map_of(figure, 1);
  EXPECT_EQ(map.rows, 60u);
  EXPECT_EQ(map.columns, 32u);
  EXPECT_NEAR(map.values[17 * 32 + 6], sixth.y[17], 1e-12);
}

TEST(PositionsFigure, NarrowOnesShowTheirLastColumns) {
  EXPECT_EQ(curve_of(positions_figure(5, 8), 0, 0).name, "column 4");
  EXPECT_EQ(std::get<Marks>(positions_figure(5, 1).panels[0].content).size(), 1u);
}

TEST(PositionsFigure, LearnedOnesAreTheModels) {
  const auto model = model_with(PositionKind::learned);
  const Figure figure = positions_figure(*model, 100);
  EXPECT_NO_THROW(check_figure(figure));
  ASSERT_EQ(figure.panels.size(), 4u);
  EXPECT_EQ(figure.panels[2].title, "decoder: learned positions");
  EXPECT_EQ(map_of(figure, 1).rows, 7u) << "no more than the model has";
  const torch::Tensor weight = model->named_parameters()["decoder.positions.weight"];
  EXPECT_FLOAT_EQ(static_cast<float>(map_of(figure, 3).values[8]), weight[1][2].item<float>());
  EXPECT_EQ(map_of(positions_figure(*model, 3), 1).rows, 3u);
}

TEST(PositionsFigure, OthersFollowFromTheShape) {
  const Figure waves = positions_figure(*model_with(PositionKind::sinusoidal), 9);
  EXPECT_EQ(map_of(waves, 1).rows, 9u);
  EXPECT_EQ(map_of(waves, 1).columns, 6u);
  const Figure turns = positions_figure(*model_with(PositionKind::rotary), 9);
  EXPECT_EQ(map_of(turns, 1).columns, 2u) << "of a head";
  EXPECT_NEAR(map_of(turns, 1).values[2 * 5], std::cos(5), 1e-9);
  EXPECT_NEAR(map_of(turns, 1).values[2 * 5 + 1], std::sin(5), 1e-9);
}

TEST(PositionsFigure, AModelWithoutIsAnError) {
  EXPECT_THAT(error_of([] { positions_figure(*model_with(PositionKind::none), 9); }),
              HasSubstr("--positions none"));
  Seq2Seq recurrent(small_options(DecoderKind::luong, AttentionKind::dot), small_sizes);
  EXPECT_THAT(error_of([&] { positions_figure(recurrent, 9); }), HasSubstr("recurrent"));
}

}  // namespace
}  // namespace regard
