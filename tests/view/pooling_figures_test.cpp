#include "regard/view/pooling_figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>

#include <cmath>

namespace regard {
namespace {

const Marks& marks_of(const Figure& figure, size_t panel) {
  return std::get<Marks>(figure.panels.at(panel).content);
}
const HeatMap& map_of(const Figure& figure, size_t panel) {
  return std::get<HeatMap>(figure.panels.at(panel).content);
}

/// Rows are queries: each sums to 1.
void expect_weights(const HeatMap& map) {
  ASSERT_EQ(map.values.size(), map.rows * map.columns);
  for (size_t row = 0; row < map.rows; ++row) {
    double sum = 0;
    for (size_t column = 0; column < map.columns; ++column)
      sum += map.values[row * map.columns + column];
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(PoolingFigureTest, ShowsFitWeightsAndKernel) {
  const Points points = book_points(1);
  const Figure figure =
      pooling_figure(points, Kernel::triangular, 0.8, {.x = "age", .y = "height"});
  EXPECT_NO_THROW(check_figure(figure));
  ASSERT_EQ(figure.panels.size(), 3u);
  EXPECT_EQ(figure.panels[0].x_label, "age");
  EXPECT_EQ(figure.panels[0].y_label, "height");
  EXPECT_EQ(std::get<Dots>(marks_of(figure, 0)[0]).x.size(), 40u);
  const Curve& fit = std::get<Curve>(marks_of(figure, 0)[1]);
  const Regression first =
      regress(points, torch::tensor({{fit.x[0]}}, torch::kDouble), Kernel::triangular, 0.8);
  EXPECT_NEAR(fit.y[0], first.mean.item<double>(), 1e-12);
  expect_weights(map_of(figure, 1));
  const Curve& kernel = std::get<Curve>(marks_of(figure, 2)[0]);
  for (size_t i = 0; i < kernel.x.size(); i += 50)
    EXPECT_NEAR(kernel.y[i], std::max(0.0, 1 - std::abs(kernel.x[i])), 1e-12);
}

TEST(PoolingFigureTest, SeveralColumnsShowPredictionBesideTruth) {
  const torch::Tensor x = torch::rand({100, 2}, torch::kDouble);
  const Figure figure = pooling_figure({.x = x, .y = x.sum(1)}, Kernel::gaussian, 0.1);
  EXPECT_NO_THROW(check_figure(figure));
  const Dots& dots = std::get<Dots>(marks_of(figure, 0)[0]);
  ASSERT_EQ(dots.x.size(), 100u);
  for (size_t i = 0; i < dots.x.size(); ++i) EXPECT_NEAR(dots.y[i], dots.x[i], 0.5);
  expect_weights(map_of(figure, 1));
}

/// Noise that only a fit of all points averages away.
Points many_points(int64_t columns) {
  const torch::Tensor x = torch::rand({5000, columns}, torch::kDouble);
  return {.x = x, .y = x.select(1, 0) + torch::randn(5000, torch::kDouble)};
}

TEST(PoolingFigureTest, ManyPointsAreDrawnAsSomeButAllAreFitted) {
  const Points points = many_points(1);
  const Figure figure = pooling_figure(points, Kernel::gaussian, 0.05);
  EXPECT_EQ(std::get<Dots>(marks_of(figure, 0)[0]).x.size(), 2000u);
  const Curve& curve = std::get<Curve>(marks_of(figure, 0)[1]);
  const Regression all =
      regress(points, torch::tensor(curve.x, torch::kDouble).unsqueeze(1), Kernel::gaussian, 0.05);
  for (size_t i = 0; i < curve.y.size(); i += 10)
    EXPECT_NEAR(curve.y[i], all.mean[static_cast<int64_t>(i)].item<double>(), 1e-12);
}

TEST(PoolingFigureTest, ManyWeightsAreSumsOfNeighbours) {
  const Points points = many_points(1);
  const Figure figure = pooling_figure(points, Kernel::gaussian, 0.05);
  EXPECT_EQ(figure.panels[1].x_label, "points, by x, sums of 84 neighbours");
  const HeatMap& map = map_of(figure, 1);
  ASSERT_EQ(map.columns, 60u);
  ASSERT_EQ(map.rows, 60u);
  expect_weights(map);
  const auto x = std::get<0>(points.x.select(1, 0).sort());
  const auto heights = (-(x - x[0]).square() / (2 * 0.05 * 0.05)).exp();
  const auto first = heights.narrow(0, 0, 84).sum() / heights.sum();
  EXPECT_NEAR(map.values[0], first.item<double>(), 1e-12);
}

TEST(PoolingFigureTest, OfManyPointsSomeArePredictedFromAllTheOthers) {
  const Points points = many_points(2);
  const Figure figure = pooling_figure(points, Kernel::gaussian, 0.1);
  const Dots& dots = std::get<Dots>(marks_of(figure, 0)[0]);
  ASSERT_EQ(dots.x.size(), 500u);
  const auto y = torch::tensor(dots.x[7], torch::kDouble);
  const auto id = (points.y == y).nonzero().view(-1);
  EXPECT_NEAR(dots.y[7], regress_left_out(points, id, Kernel::gaussian, 0.1).mean.item<double>(),
              1e-12);
  EXPECT_EQ(map_of(figure, 1).columns, 60u);
  expect_weights(map_of(figure, 1));
}

TEST(BookFigureTest, HasTheBooksPanels) {
  const Figure figure = book_figure(1);
  EXPECT_NO_THROW(check_figure(figure));
  EXPECT_EQ(figure.columns, 4u);
  ASSERT_EQ(figure.panels.size(), 20u);
  for (const size_t row : {2, 4})
    for (size_t i = 0; i < 4; ++i) expect_weights(map_of(figure, row * 4 + i));
  const Curve& truth = std::get<Curve>(marks_of(figure, 4)[2]);
  EXPECT_TRUE(truth.dashed);
  EXPECT_NEAR(truth.y[10], 2 * std::sin(1.0) + 1, 1e-12);
}

TEST(BookPointsTest, FollowTheBooksRecipe) {
  const Points points = book_points(3);
  ASSERT_EQ(points.x.size(0), 40);
  const torch::Tensor x = points.x.select(1, 0);
  EXPECT_TRUE(x.diff().ge(0).all().item<bool>());
  EXPECT_GE(x.min().item<double>(), 0);
  EXPECT_LE(x.max().item<double>(), 5);
  double squares = 0, count = 0;
  for (int64_t seed = 0; seed < 50; ++seed) {
    const Points more = book_points(seed);
    const torch::Tensor at = more.x.select(1, 0);
    squares += (more.y - 2 * at.sin() - at).square().sum().item<double>();
    count += 40;
  }
  EXPECT_NEAR(squares / count, 1, 0.1);  // three standard deviations of 2,000 draws
}

}  // namespace
}  // namespace regard
