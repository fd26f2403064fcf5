#include "figure/ticks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace regard::figure {

void PrintTo(const Tick& tick, std::ostream* out) { *out << tick.text << " at " << tick.value; }

namespace {

using Texts = std::vector<std::string>;
constexpr double most_double = std::numeric_limits<double>::max();

Texts texts(const Ticks& ticks) {
  Texts result;
  for (const Tick& tick : ticks) result.push_back(tick.text);
  return result;
}

TEST(Ticks, StepsAreOneTwoOrFive) {
  EXPECT_EQ(ticks({0, 10}, 11).size(), 11u);
  EXPECT_EQ(texts(ticks({0, 10}, 10)), (Texts{"0", "2", "4", "6", "8", "10"}));
  EXPECT_EQ(texts(ticks({0, 10}, 5)), (Texts{"0", "5", "10"}));
  EXPECT_EQ(texts(ticks({0, 10}, 2)), (Texts{"0", "10"}));
  EXPECT_EQ(texts(ticks({-0.3, 0.3}, 7)),
            (Texts{"-0.3", "-0.2", "-0.1", "0", "0.1", "0.2", "0.3"}));
}

TEST(Ticks, ValuesAreWhatTheTextsSay) {
  for (const Range range : {Range{0.13, 0.79}, Range{-4e5, 9e5}, Range{1e6, 1e6 + 2}})
    for (int most = 2; most < 15; ++most)
      for (const Tick& tick : ticks(range, most)) {
        std::string plain = tick.text;
        std::erase(plain, ',');
        EXPECT_DOUBLE_EQ(std::stod(plain), tick.value);
        EXPECT_GE(range.share(tick.value), -1e-9);
        EXPECT_LE(range.share(tick.value), 1 + 1e-9);
      }
}

TEST(Ticks, NeverMoreThanAskedFor) {
  for (double low = -1; low < 1; low += 0.137)
    for (double length = 1e-3; length < 1e6; length *= 3.7)
      for (int most = 2; most < 12; ++most)
        EXPECT_LE(ticks({low, low + length}, most).size(), static_cast<std::size_t>(most));
}

TEST(Ticks, LargeNumbersAreGrouped) {
  EXPECT_EQ(texts(ticks({0, 30000}, 4)), (Texts{"0", "10,000", "20,000", "30,000"}));
  EXPECT_EQ(texts(ticks({0, 10000}, 3)), (Texts{"0", "5,000", "10,000"}));
  EXPECT_EQ(texts(ticks({0, 2000}, 3)), (Texts{"0", "1000", "2000"}));
  EXPECT_EQ(texts(ticks({-2e6, 0}, 3)), (Texts{"-2,000,000", "-1,000,000", "0"}));
  EXPECT_EQ(texts(ticks({1000000, 1000002}, 3)), (Texts{"1,000,000", "1,000,001", "1,000,002"}));
  EXPECT_EQ(texts(ticks({-100000.5, -100000}, 2)), (Texts{"-100,000.5", "-100,000.0"}));
}

TEST(Ticks, FarNumbersHaveExponents) {
  EXPECT_EQ(texts(ticks({0, 2e7}, 3)), (Texts{"0", "1e7", "2e7"}));
  EXPECT_EQ(texts(ticks({5e7, 1.5e8}, 3)), (Texts{"5e7", "1.0e8", "1.5e8"}));
  EXPECT_EQ(texts(ticks({0, 2e-9}, 3)), (Texts{"0", "1e-9", "2e-9"}));
  EXPECT_EQ(texts(ticks({0, 2e-5}, 3)), (Texts{"0", "0.00001", "0.00002"}));
  EXPECT_EQ(texts(ticks({1e-200, 2e-200}, 2)), (Texts{"1e-200", "2e-200"}));
}

TEST(Ticks, TheLargestRangeHasSome) {
  for (int most = 2; most < 8; ++most)
    for (const Tick& tick : ticks({-most_double, most_double}, most))
      EXPECT_TRUE(std::isfinite(tick.value)) << most;
  EXPECT_EQ(texts(ticks({-most_double, most_double}, 3)), (Texts{"-1e308", "0", "1e308"}));
}

TEST(Ticks, FittingTakesTheMostThatFit) {
  const auto narrow = [](const Ticks& some) { return some.size() <= 4; };
  EXPECT_EQ(texts(fitting_ticks({0, 10}, 12, narrow)), (Texts{"0", "5", "10"}));
  const auto never = [](const Ticks&) { return false; };
  EXPECT_EQ(fitting_ticks({0, 10}, 12, never).size(), 2u);
}

TEST(Ticks, IndicesStandInTheMiddleOfTheirThings) {
  EXPECT_EQ(index_ticks(3, 5), (Ticks{{0.5, "0"}, {1.5, "1"}, {2.5, "2"}}));
  EXPECT_EQ(texts(index_ticks(60, 6)), (Texts{"0", "10", "20", "30", "40", "50"}));
  EXPECT_EQ(index_ticks(1, 5), (Ticks{{0.5, "0"}}));
  EXPECT_EQ(index_ticks(0, 5), Ticks{});
}

TEST(Ticks, NamesComeInStrides) {
  EXPECT_EQ(name_ticks({"a", "b", "c"}, 2), (Ticks{{0.5, "a"}, {2.5, "c"}}));
  EXPECT_EQ(name_ticks({}, 1), Ticks{});
}

TEST(Ticks, NumbersTellAHundredthOfTheirRange) {
  EXPECT_EQ(number_text(0.6864, {0, 0.6864}), "0.686");
  EXPECT_EQ(number_text(1e-18, {1e-18, 0.7}), "0");
  EXPECT_EQ(number_text(-1, {-1, 1}), "-1.00");
  EXPECT_EQ(number_text(12345, {0, 12345}), "12,345");
  EXPECT_EQ(number_text(1.5e300, {0, 1.5e300}), "1.50e300");
}

}  // namespace
}  // namespace regard::figure
