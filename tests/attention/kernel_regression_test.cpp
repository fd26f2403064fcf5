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
    EXPECT_NEAR(leave_one_out_error(points, torch::arange(30), kernel, numbers({2})), expected,
                1e-10)
        << name_of(kernel);
  }
}

TEST(LeaveOneOutTest, EachPointsAnswerIsThatOfTheOthers) {
  const Points points = sine(30);
  const Regression answers =
      regress_left_out(points, torch::arange(30).flip(0), Kernel::gaussian, 0.7);
  for (int64_t i = 0; i < 30; ++i) {
    const Answer expected =
        by_hand(points, points.x[i][0].item<double>(), Kernel::gaussian, 0.7, i);
    EXPECT_NEAR(answers.mean[29 - i].item<double>(), expected.mean, 1e-10);
    EXPECT_NEAR(answers.effective_sample_size[29 - i].item<double>(), expected.size, 1e-9);
  }
}

TEST(LeaveOneOutTest, SomePointsCanBeLeftOutOfMany) {
  const Points points = sine(30);
  double expected = 0;
  for (const int64_t i : {0, 6, 7, 29})
    expected +=
        std::pow(by_hand(points, points.x[i][0].item<double>(), Kernel::gaussian, 1, i).mean -
                     points.y[i].item<double>(),
                 2) /
        4;
  EXPECT_NEAR(
      leave_one_out_error(points, torch::tensor({0, 6, 7, 29}), Kernel::gaussian, numbers({1})),
      expected, 1e-10);
}

TEST(LeaveOneOutTest, ABandwidthGetsItsGradient) {
  const Points points = sine(700);  // in two pieces
  const Tensor bandwidth = torch::tensor(0.7, torch::kDouble).requires_grad_();
  const auto error = [&](double width) {
    return leave_one_out_error(points, torch::arange(700), Kernel::gaussian, numbers({width}));
  };
  leave_one_out_error(points, torch::arange(700), Kernel::gaussian, bandwidth);
  EXPECT_NEAR(bandwidth.grad().item<double>(), (error(0.7001) - error(0.6999)) / 0.0002, 1e-6);
}

TEST(LeaveOneOutTest, NeedsTwoPoints) {
  const Points one{.x = numbers({1}).unsqueeze(1), .y = numbers({1})};
  const Tensor first = torch::arange(1);
  EXPECT_THAT(
      testing::error_of([&] { leave_one_out_error(one, first, Kernel::gaussian, numbers({1})); }),
      ::testing::HasSubstr("two points"));
  EXPECT_THAT(testing::error_of([&] { regress_left_out(one, first, Kernel::gaussian, 1); }),
              ::testing::HasSubstr("two points"));
}

TEST(SampleIdsTest, AreAllOrSomeWithoutARhythm) {
  EXPECT_TRUE(torch::equal(sample_ids(5, 5), torch::arange(5)));
  const Tensor some = sample_ids(10000, 1000);
  ASSERT_EQ(some.size(0), 1000);
  EXPECT_TRUE(some.diff().gt(0).all().item<bool>()) << "in order, none twice";
  EXPECT_TRUE(torch::equal(some, sample_ids(10000, 1000)));
  const Tensor weekdays = some.remainder(10).bincount();
  EXPECT_GT(weekdays.min().item<int64_t>(), 60);
  EXPECT_LT(weekdays.max().item<int64_t>(), 140);
}

TEST(ColumnScalesTest, AreStandardDeviations) {
  const Tensor x = torch::tensor({{1.0, 5.0}, {2.0, 5.0}, {3.0, 5.0}}, torch::kDouble);
  EXPECT_LE(largest_difference(column_scales(x), numbers({1, 1})), 1e-12);
  EXPECT_LE(largest_difference(column_scales(10 * x), numbers({10, 1})), 1e-12);
  EXPECT_LE(largest_difference(column_scales(x.narrow(0, 0, 1)), numbers({1, 1})), 0) << "one row";
}

}  // namespace
}  // namespace regard
