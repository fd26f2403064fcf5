#include "regard/attention/bandwidth.h"

#include <gmock/gmock.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "base/scratch.h"

namespace regard {
namespace {

using testing::error_of;
using ::testing::HasSubstr;
using torch::Tensor;

/// y = sin 2x and noise, at x between 0 and 5.
Points sine(int64_t count, double noise = 0.5) {
  const Tensor x = torch::rand({count, 1}, torch::kDouble) * 5;
  const Tensor truth = (2 * x.select(1, 0)).sin();
  return {.x = x, .y = truth + noise * torch::randn(count, torch::kDouble)};
}

double error_with(const Points& points, Kernel kernel, double width) {
  return leave_one_out_error(points, torch::arange(points.x.size(0)), kernel,
                             torch::tensor(width, torch::kDouble));
}

/// How far the regression lies from the truth, root mean square over 500 places.
double distance_from_truth(const Points& points, double width) {
  const Tensor at = torch::linspace(0.1, 4.9, 500, torch::kDouble).unsqueeze(1);
  const Tensor error =
      regress(points, at, Kernel::gaussian, width).mean - (2 * at.select(1, 0)).sin();
  return error.square().mean().sqrt().item<double>();
}

double least_distance_from_truth(const Points& points) {
  double least = INFINITY;
  for (double width = 0.005; width < 1; width *= 1.25)
    least = std::min(least, distance_from_truth(points, width));
  return least;
}

/// No bandwidth of a fine row is better.
TEST(SearchBandwidth, FindsTheLeastError) {
  const Points points = sine(100);
  for (const Kernel kernel : {Kernel::gaussian, Kernel::epanechnikov, Kernel::triangular}) {
    const Bandwidth found = search_bandwidth(points, kernel);
    EXPECT_NEAR(error_with(points, kernel, found.value), found.error, 1e-12);
    EXPECT_EQ(found.left_out, 100);
    EXPECT_EQ(found.chosen_on, 100);
    for (double width = 0.02; width < 5; width *= 1.02)
      EXPECT_GE(error_with(points, kernel, width), found.error * 0.999) << name_of(kernel) << width;
  }
}

TEST(SearchBandwidth, OfManyPointsIsNearTheBestForTheTruth) {
  for (const int64_t count : {1000, 20000}) {
    const Points points = sine(count);
    const Bandwidth found = search_bandwidth(points, Kernel::gaussian, 1000);
    EXPECT_EQ(found.chosen_on, 1000);
    EXPECT_EQ(found.left_out, std::min<int64_t>(count, 1682)) << "of so many all";
    EXPECT_LT(distance_from_truth(points, found.value), 1.3 * least_distance_from_truth(points))
        << count << " points, bandwidth " << found.value;
    EXPECT_NEAR(found.error, 0.25, 0.05) << "the noise";
  }
}

TEST(LearnBandwidth, FindsWhatTheSearchFinds) {
  const Points points = sine(100);
  const Bandwidth searched = search_bandwidth(points, Kernel::gaussian);
  for (const double start : {0.15, 0.6, rule_of_thumb(points)}) {
    const Bandwidth learned = learn_bandwidth(points, Kernel::gaussian, start);
    EXPECT_NEAR(std::log(learned.value), std::log(searched.value), 0.02) << start;
    EXPECT_NEAR(learned.error, searched.error, searched.error * 1e-3);
  }
}

TEST(LearnBandwidth, OfManyPointsIsNearTheBestForTheTruth) {
  const Points points = sine(20000);
  const Bandwidth learned = learn_bandwidth(points, Kernel::gaussian, rule_of_thumb(points), 500);
  EXPECT_EQ(learned.chosen_on, 500);
  EXPECT_LT(distance_from_truth(points, learned.value), 1.3 * least_distance_from_truth(points));
}

TEST(LearnBandwidth, AFlatKernelCannot) {
  const std::string said = error_of([] { learn_bandwidth(sine(9), Kernel::boxcar, 1); });
  EXPECT_THAT(said, HasSubstr("flat"));
  EXPECT_THAT(said, HasSubstr("--bandwidth auto"));
}

TEST(JudgeBandwidth, OnePointHasNoError) {
  const Points one{.x = torch::ones({1, 1}, torch::kDouble), .y = torch::ones(1, torch::kDouble)};
  EXPECT_EQ(judge_bandwidth(one, Kernel::gaussian, 2).left_out, 0);
  const Bandwidth of_two = judge_bandwidth(sine(2), Kernel::gaussian, 2);
  EXPECT_EQ(of_two.left_out, 2);
  EXPECT_EQ(of_two.chosen_on, 0);
}

TEST(BandwidthTest, PointsInOnePlaceCannotBeTold) {
  const Points same{.x = torch::ones({3, 1}, torch::kDouble), .y = torch::rand(3, torch::kDouble)};
  const char* problem = "all points have the same x";
  EXPECT_THAT(error_of([&] { search_bandwidth(same, Kernel::gaussian); }), HasSubstr(problem));
  EXPECT_THAT(error_of([&] { learn_bandwidth(same, Kernel::gaussian, 1); }), HasSubstr(problem));
  EXPECT_THAT(error_of([&] { rule_of_thumb(same); }), HasSubstr(problem));
  const Points one = select(same, torch::arange(1));
  EXPECT_THAT(error_of([&] { search_bandwidth(one, Kernel::gaussian); }), HasSubstr("two points"));
  EXPECT_THAT(error_of([&] { rule_of_thumb(one); }), HasSubstr("two points"));
}

TEST(RuleOfThumb, IsSilvermans) {
  const Tensor x = torch::tensor({{0.0, 0.0}, {2.0, 4.0}}, torch::kDouble);
  const Points points{.x = x, .y = torch::zeros(2, torch::kDouble)};
  EXPECT_NEAR(rule_of_thumb(points), 1.5 * std::sqrt(2.0) * std::pow(0.5, 1.0 / 6), 1e-12);
  const Points column{.x = x.narrow(1, 0, 1), .y = points.y};
  EXPECT_NEAR(rule_of_thumb(column), 1.06 * std::sqrt(2.0) * std::pow(2, -0.2), 1e-2);
}

}  // namespace
}  // namespace regard
