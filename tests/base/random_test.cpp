#include "regard/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace regard {
namespace {

// The published test vectors of the two generators: xoshiro256** from the state 1, 2, 3, 4, and
// splitmix64 from the seed 1234567.
TEST(Random, GivesXoshirosNumbers) {
  Random random(Random::State{1, 2, 3, 4});
  const std::vector<uint64_t> expected = {11520,
                                          0,
                                          1509978240,
                                          1215971899390074240,
                                          1216172134540287360,
                                          607988272756665600,
                                          16172922978634559625u,
                                          8476171486693032832,
                                          10595114339597558777u,
                                          2904607092377533576};
  for (const uint64_t value : expected) EXPECT_EQ(random.next(), value);
}

TEST(Random, SeedsThroughSplitmix) {
  const Random::State expected = {6457827717110365317, 3203168211198807973, 9817491932198370423u,
                                  4593380528125082431};
  EXPECT_EQ(Random(1234567).state(), expected);
}

TEST(Random, SeedsDiffer) { EXPECT_NE(Random(1).next(), Random(2).next()); }

TEST(Random, GoesOnFromItsState) {
  Random random(5);
  random.next();
  Random copy(random.state());
  EXPECT_EQ(random.next(), copy.next());
}

TEST(Random, BelowCoversItsRangeEvenly) {
  Random random(3);
  std::vector<int> counts(6);
  for (int i = 0; i < 60000; ++i) ++counts.at(random.below(6));
  double chi_squared = 0;
  for (const int count : counts) chi_squared += (count - 1e4) * (count - 1e4) / 1e4;
  EXPECT_LT(chi_squared, 20.5);  // 5 degrees of freedom, p = 0.001
}

TEST(Random, BelowOneIsZero) { EXPECT_EQ(Random(9).below(1), 0u); }

TEST(Random, BelowDrawsAgainWhereItWouldBeBiased) {
  // 2^64 mod (2^63 + 1) = 2^63 - 1: the first six numbers lie under it.
  Random random(Random::State{1, 2, 3, 4});
  EXPECT_EQ(random.below((uint64_t{1} << 63) + 1), 16172922978634559625u - (uint64_t{1} << 63) - 1);
}

TEST(Random, UniformIsTheTop53Bits) {
  Random random(Random::State{1, 2, 3, 4});
  EXPECT_EQ(random.uniform(), 5 * 0x1p-53);  // 11520 >> 11
  Random other(7);
  double sum = 0;
  for (int i = 0; i < 100000; ++i) {
    const double value = other.uniform();
    ASSERT_GE(value, 0);
    ASSERT_LT(value, 1);
    sum += value;
  }
  EXPECT_NEAR(sum / 100000, 0.5, 0.003);  // Three standard errors of the mean.
}

TEST(Random, ShuffleKeepsTheItemsAndReachesEveryOrder) {
  Random random(11);
  std::vector<int> items(3);
  std::vector<int> seen(6);
  for (int i = 0; i < 6000; ++i) {
    std::iota(items.begin(), items.end(), 0);
    random.shuffle(std::span<int>(items));
    ASSERT_TRUE(std::is_permutation(items.begin(), items.end(), std::vector<int>{0, 1, 2}.begin()));
    ++seen.at(static_cast<size_t>(items[0] * 2 + (items[1] > items[2])));
  }
  for (const int count : seen) EXPECT_NEAR(count, 1000, 120);
}

}  // namespace
}  // namespace regard
