#include "regard/attention/positions.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "attention/gradient_check.h"

namespace regard {
namespace {

TEST(SinusoidalPositions, AreThePapersFormula) {
  for (const int64_t width : {6, 7}) {
    const torch::Tensor table = sinusoidal_positions(3, 4, width, torch::kDouble);
    ASSERT_EQ(table.sizes(), (std::vector<int64_t>{4, width}));
    for (int64_t p = 0; p < 4; ++p)
      for (int64_t column = 0; column < width; ++column) {
        const double pair = static_cast<double>(column / 2 * 2);
        const double angle =
            static_cast<double>(p + 3) / std::pow(10000.0, pair / static_cast<double>(width));
        const double expected = column % 2 == 0 ? std::sin(angle) : std::cos(angle);
        EXPECT_NEAR(table[p][column].item<double>(), expected, 1e-12);
      }
  }
}

TEST(SinusoidalPositions, LateOnesStayExactInFloat) {
  const torch::Tensor late = sinusoidal_positions(100'000, 1, 4, torch::kFloat);
  EXPECT_NEAR(late[0][0].item<double>(), std::sin(100'000.0), 1e-7);
}

TEST(Rotate, TurnsPairsByTheirPosition) {
  const torch::Tensor heads = torch::randn({2, 1, 3, 4}, torch::kDouble);
  const torch::Tensor turned = rotate(heads, 5);
  for (int64_t t = 0; t < 3; ++t)
    for (int64_t pair = 0; pair < 2; ++pair) {
      const double angle = static_cast<double>(t + 5) / std::pow(10000.0, pair / 2.0);
      const auto x = heads[1][0][t][2 * pair].item<double>();
      const auto y = heads[1][0][t][2 * pair + 1].item<double>();
      EXPECT_NEAR(turned[1][0][t][2 * pair].item<double>(),
                  x * std::cos(angle) - y * std::sin(angle), 1e-12);
      EXPECT_NEAR(turned[1][0][t][2 * pair + 1].item<double>(),
                  x * std::sin(angle) + y * std::cos(angle), 1e-12);
    }
}

TEST(Rotate, ProductsKnowOnlyTheDistance) {
  const torch::Tensor query = torch::randn({1, 4}, torch::kDouble);
  const torch::Tensor key = torch::randn({1, 4}, torch::kDouble);
  const auto product = [&](int64_t q, int64_t k) {
    return (rotate(query, q) * rotate(key, k)).sum().item<double>();
  };
  EXPECT_NEAR(product(7, 3), product(104, 100), 1e-10);
  EXPECT_GT(std::abs(product(7, 3) - product(7, 4)), 1e-6);
}

TEST(Rotate, NeedsAnEvenWidth) { EXPECT_THROW(rotate(torch::ones({1, 3}), 0), c10::Error); }

class PositionsTest : public ::testing::TestWithParam<PositionKind> {};

TEST_P(PositionsTest, WordByWordIsAllAtOnce) {
  const Positions positions(GetParam(), 4, 3);
  const torch::Tensor words = torch::randn({2, 5, 4});  // more than the learned ones' rows
  const torch::Tensor all = positions.forward(words, 0);
  for (int64_t t = 0; t < 5; ++t)
    EXPECT_TRUE(torch::equal(positions.forward(words.narrow(1, t, 1), t), all.narrow(1, t, 1)));
  const bool added = GetParam() == PositionKind::sinusoidal || GetParam() == PositionKind::learned;
  EXPECT_EQ(torch::equal(all, words), !added);
}

INSTANTIATE_TEST_SUITE_P(Kinds, PositionsTest,
                         ::testing::Values(PositionKind::sinusoidal, PositionKind::learned,
                                           PositionKind::rotary, PositionKind::none),
                         [](const auto& info) { return std::string(name_of(info.param)); });

TEST(Positions, BeyondTheLearnedOnesTheLastOneHolds) {
  const Positions positions(PositionKind::learned, 4, 3);
  const torch::Tensor nothing = torch::zeros({1, 6, 4});
  const torch::Tensor rows = positions.forward(nothing, 0)[0];
  EXPECT_TRUE(torch::equal(rows[5], rows[2]));
  EXPECT_FALSE(torch::equal(rows[1], rows[2]));
}

}  // namespace
}  // namespace regard
