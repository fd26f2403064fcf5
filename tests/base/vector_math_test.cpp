#include "regard/base/vector_math.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace regard::vector_math {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

TEST(VectorMathTest, ExpIsWithinTwoUnitsInTheLastPlace) {
  for (float x = -86.9F; x < 87.9F; x += 0.0137F) {
    const double exact = std::exp(static_cast<double>(x));
    const auto nearest = static_cast<float>(exact);
    const double unit =
        static_cast<double>(std::nextafter(nearest, infinity)) - static_cast<double>(nearest);
    EXPECT_LE(std::abs(static_cast<double>(exp(x)) - exact), 2 * unit) << "e^" << x;
  }
  EXPECT_EQ(exp(0.0F), 1);
}

TEST(VectorMathTest, ExpEndsAtItsEdges) {
  EXPECT_EQ(exp(-infinity), exp(-87.0F));
  EXPECT_EQ(exp(1000.0F), exp(88.0F));
  EXPECT_TRUE(std::isfinite(exp(infinity)));
  EXPECT_TRUE(std::isnan(exp(std::nanf(""))));
}

TEST(VectorMathTest, SigmoidAndTanhFollowTheLibrary) {
  for (float x = -100; x <= 100; x += 0.0173F) {
    const auto wide = static_cast<double>(x);
    EXPECT_NEAR(static_cast<double>(sigmoid(x)), 1 / (1 + std::exp(-wide)), 2e-7) << x;
    EXPECT_NEAR(static_cast<double>(tanh(x)), std::tanh(wide), 2e-7) << x;
  }
  EXPECT_EQ(tanh(0.5), std::tanh(0.5));
  EXPECT_EQ(tanh(infinity), 1);
  EXPECT_EQ(tanh(-infinity), -1);
}

TEST(VectorMathTest, ABfloat16IsTheNearestOne) {
  const auto there_and_back = [](float x) { return widen(narrow<Bfloat16>(x)); };
  for (const float exact : {0.0F, -0.0F, 1.0F, -2.5F, 0.0078125F, infinity, -infinity})
    EXPECT_EQ(there_and_back(exact), exact);
  const float step = 0.0078125F;  // between 1 and 2 there are 128 bfloat16s
  EXPECT_EQ(there_and_back(1 + 0.49F * step), 1);
  EXPECT_EQ(there_and_back(1 + 0.51F * step), 1 + step);
  EXPECT_EQ(there_and_back(1 + 0.5F * step), 1) << "of two as near the even one";
  EXPECT_EQ(there_and_back(1 + 1.5F * step), 1 + 2 * step) << "of two as near the even one";
  EXPECT_EQ(there_and_back(std::numeric_limits<float>::max()), infinity);
  EXPECT_TRUE(std::isnan(there_and_back(std::nanf(""))));
  EXPECT_TRUE(std::isnan(there_and_back(std::bit_cast<float>(0x7FFFFFFF))));
}

TEST(VectorMathTest, WideNumbersStayAsTheyAre) {
  EXPECT_EQ(narrow<float>(widen(0.1F)), 0.1F);
  EXPECT_EQ(narrow<double>(widen(0.1)), 0.1);
}

}  // namespace
}  // namespace regard::vector_math
