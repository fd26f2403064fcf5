#include "regard/attention/kernel_regression.h"

#include <gmock/gmock.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "attention/gradient_check.h"
#include "base/scratch.h"

namespace regard {
namespace {

using torch::Tensor;
constexpr Kernel all_kernels[] = {Kernel::gaussian, Kernel::boxcar, Kernel::epanechnikov,
                                  Kernel::triangular, Kernel::constant};

Tensor numbers(const std::vector<double>& values) { return torch::tensor(values, torch::kDouble); }

/// Dive into Deep Learning 11.2: 2 sin x + x with noise, at sorted x between 0 and 5.
Points sine(int64_t count) {
  const Tensor x = std::get<0>((torch::rand(count, torch::kDouble) * 5).sort());
  return {.x = x.unsqueeze(1), .y = 2 * x.sin() + x + torch::randn(count, torch::kDouble)};
}

double height(Kernel kernel, double u) {
  switch (kernel) {
    case Kernel::gaussian:
      return std::exp(-u * u / 2);
    case Kernel::boxcar:
      return u <= 1;
    case Kernel::epanechnikov:
      return std::max(0.0, 1 - u * u);
    case Kernel::triangular:
      return std::max(0.0, 1 - u);
    case Kernel::constant:
      break;
  }
  return 1;
}

struct Answer {
  double mean = 0, size = 0;
};
/// The textbook's fraction, without the point `left_out`.
Answer by_hand(const Points& points, double query, Kernel kernel, double bandwidth,
               int64_t left_out = -1) {
  double total = 0, squares = 0, sum = 0;
  for (int64_t i = 0; i < points.x.size(0); ++i) {
    if (i == left_out) continue;
    const double u = std::abs(points.x[i][0].item<double>() - query) / bandwidth;
    const double weight = height(kernel, u);
    total += weight;
    squares += weight * weight;
    sum += weight * points.y[i].item<double>();
  }
  return {sum / total, total * total / squares};
}

TEST(KernelRegressionTest, IsTheTextbooksFraction) {
  const Points points = sine(40);
  const Tensor queries = torch::arange(0, 5, 0.5, torch::kDouble).unsqueeze(1);
  for (const Kernel kernel : all_kernels) {
    const Regression answers = regress(points, queries, kernel, 1.5);
    for (int64_t q = 0; q < queries.size(0); ++q) {
      const Answer expected = by_hand(points, queries[q][0].item<double>(), kernel, 1.5);
      EXPECT_NEAR(answers.mean[q].item<double>(), expected.mean, 1e-10) << name_of(kernel);
      EXPECT_NEAR(answers.effective_sample_size[q].item<double>(), expected.size, 1e-9);
    }
    EXPECT_FALSE(answers.fallback.any().item<bool>());
  }
}

TEST(KernelRegressionTest, OutOfRangeTheNearestPointAnswers) {
  const Points points{.x = numbers({0, 1, 5}).unsqueeze(1), .y = numbers({7, 8, 9})};
  const Regression answers =
      regress(points, numbers({3.5, 0.1}).unsqueeze(1), Kernel::triangular, 0.5);
  EXPECT_TRUE(torch::equal(answers.fallback, torch::tensor({true, false})));
  EXPECT_LE(largest_difference(answers.mean, numbers({9, 7})), 1e-12);
  EXPECT_LE(largest_difference(answers.effective_sample_size, numbers({1, 1})), 1e-12);
}

TEST(KernelRegressionTest, SeveralColumnsAreOneDistance) {
  const Points points{.x = torch::tensor({{0.0, 0.0}, {3.0, 4.0}}, torch::kDouble),
                      .y = numbers({0, 1})};
  const Tensor origin = torch::zeros({1, 2}, torch::kDouble);
  const double far = std::exp(-0.5);  // 5 away, bandwidth 5
  EXPECT_NEAR(regress(points, origin, Kernel::gaussian, 5).mean.item<double>(), far / (1 + far),
              1e-12);
}

TEST(KernelRegressionTest, ManyPointsGoThroughPieceByPiece) {
  const Points points = sine(3000);
  const Tensor queries = torch::rand({3000, 1}, torch::kDouble) * 5;
  const Regression answers = regress(points, queries, Kernel::epanechnikov, 0.5);
  ASSERT_EQ(answers.mean.size(0), 3000);
  for (const int64_t q : {0, 1398, 1399, 2999})
    EXPECT_NEAR(answers.mean[q].item<double>(),
                by_hand(points, queries[q][0].item<double>(), Kernel::epanechnikov, 0.5).mean,
                1e-10);
}

TEST(LeaveOneOutTest, PredictsEachPointFromTheOthers) {
  const Points points = sine(30);
  for (const Kernel kernel : all_kernels) {
    double expected = 0;
    for (int64_t i = 0; i < 30; ++i)
      expected += std::pow(by_hand(points, points.x[i][0].item<double>(), kernel, 2, i).mean -
                               points.y[i].item<double>(),
                           2) /
                  30;
    EXPECT_NEAR(leave_one_out_error(points, kernel, 2), expected, 1e-10) << name_of(kernel);
  }
}

TEST(LeaveOneOutTest, EachPointsAnswerIsThatOfTheOthers) {
  const Points points = sine(30);
  const Regression answers = regress_left_out(points, Kernel::gaussian, 0.7);
  for (int64_t i = 0; i < 30; ++i) {
    const Answer expected =
        by_hand(points, points.x[i][0].item<double>(), Kernel::gaussian, 0.7, i);
    EXPECT_NEAR(answers.mean[i].item<double>(), expected.mean, 1e-10);
    EXPECT_NEAR(answers.effective_sample_size[i].item<double>(), expected.size, 1e-9);
  }
}

TEST(LeaveOneOutTest, SomePointsStandForMany) {
  const Points points = sine(30);
  double expected = 0;
  for (const int64_t i : {0, 6, 12, 18, 24})
    expected +=
        std::pow(by_hand(points, points.x[i][0].item<double>(), Kernel::gaussian, 1, i).mean -
                     points.y[i].item<double>(),
                 2) /
        5;
  EXPECT_NEAR(leave_one_out_error(points, Kernel::gaussian, 1, 5), expected, 1e-10);
}

TEST(LeaveOneOutTest, NeedsTwoPoints) {
  const Points one{.x = numbers({1}).unsqueeze(1), .y = numbers({1})};
  EXPECT_THAT(testing::error_of([&] { leave_one_out_error(one, Kernel::gaussian, 1); }),
              ::testing::HasSubstr("two points"));
}

/// No bandwidth of a fine row is better.
TEST(BandwidthTest, TheSearchFindsTheLeastError) {
  const Points points = sine(100);
  for (const Kernel kernel : {Kernel::gaussian, Kernel::epanechnikov, Kernel::triangular}) {
    const Bandwidth found = search_bandwidth(points, kernel);
    EXPECT_NEAR(leave_one_out_error(points, kernel, found.value), found.error, 1e-12);
    for (double width = 0.02; width < 5; width *= 1.02)
      EXPECT_GE(leave_one_out_error(points, kernel, width), found.error * 0.999)
          << name_of(kernel) << width;
  }
}

TEST(BandwidthTest, DescentFindsWhatTheSearchFinds) {
  const Points points = sine(100);
  const Bandwidth searched = search_bandwidth(points, Kernel::gaussian);
  for (const double start : {0.3, 2.0}) {
    const Bandwidth learned = learn_bandwidth(points, Kernel::gaussian, start);
    EXPECT_NEAR(std::log(learned.value), std::log(searched.value), 0.02) << start;
    EXPECT_NEAR(learned.error, searched.error, searched.error * 1e-3);
  }
}

TEST(BandwidthTest, AFlatKernelCannotLearn) {
  EXPECT_THAT(testing::error_of([] { learn_bandwidth(sine(9), Kernel::boxcar, 1); }),
              ::testing::HasSubstr("flat"));
}

TEST(BandwidthTest, PointsInOnePlaceCannotBeTold) {
  const Points same{.x = torch::ones({3, 1}, torch::kDouble), .y = numbers({1, 2, 3})};
  EXPECT_THAT(testing::error_of([&] { search_bandwidth(same, Kernel::gaussian); }),
              ::testing::HasSubstr("same x"));
}

TEST(ColumnScalesTest, AreStandardDeviations) {
  const Tensor x = torch::tensor({{1.0, 5.0}, {2.0, 5.0}, {3.0, 5.0}}, torch::kDouble);
  EXPECT_LE(largest_difference(column_scales(x), numbers({1, 1})), 1e-12);
  EXPECT_LE(largest_difference(column_scales(10 * x), numbers({10, 1})), 1e-12);
}

}  // namespace
}  // namespace regard
