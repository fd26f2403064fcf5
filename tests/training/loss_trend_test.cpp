#include "training/loss_trend.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

constexpr double guessing = 9;

/// Whether it diverges within so many updates of one loss.
bool diverges(LossTrend& trend, double loss, int updates) {
  for (int i = 0; i < updates; ++i)
    if (has_diverged(trend, loss, guessing)) return true;
  return false;
}

TEST(LossTrendTest, ALossThatRisesBackToGuessingHasDiverged) {
  LossTrend trend;
  EXPECT_FALSE(diverges(trend, 4, 100));
  EXPECT_EQ(trend.lowest, 4);
  EXPECT_FALSE(diverges(trend, 9.5, 60));
  EXPECT_TRUE(diverges(trend, 9.5, 200));
}

TEST(LossTrendTest, AFewHardBatchesAreNoDivergence) {
  LossTrend trend;
  EXPECT_FALSE(diverges(trend, 4, 100));
  EXPECT_FALSE(diverges(trend, 20, 10));
  EXPECT_FALSE(diverges(trend, 4, 100));
}

TEST(LossTrendTest, BeforeItHasLearntNothingIsLost) {
  LossTrend trend;
  EXPECT_FALSE(diverges(trend, 9.4, 1000));
  EXPECT_FALSE(diverges(trend, 8, 1000));
  EXPECT_FALSE(diverges(trend, 9.4, 1000));
}

TEST(LossTrendTest, FarAboveGuessingThereIsNothingToLearn) {
  LossTrend trend;
  EXPECT_FALSE(diverges(trend, 9.4, 100));
  EXPECT_FALSE(diverges(trend, 26, 1000));
  EXPECT_TRUE(diverges(trend, 60, 100));
}

TEST(LossTrendTest, ANetworkMayBeginFarAbove) {
  LossTrend trend;
  EXPECT_FALSE(diverges(trend, 100, 10));
  EXPECT_FALSE(diverges(trend, 50, 1000));
  EXPECT_FALSE(diverges(trend, 100, 1000));
}

TEST(LossTrendTest, OneHugeLossIsEnough) {
  LossTrend trend;
  EXPECT_FALSE(diverges(trend, 4, 100));
  EXPECT_TRUE(diverges(trend, 1e6, 1));
}

}  // namespace
}  // namespace regard
