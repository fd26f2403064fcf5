#include "metrics/bleu_smoothing.h"

#include <gmock/gmock.h>

namespace regard::metrics {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;

/// Six words with 3, 1, 0 and 0 n-grams in common with the reference.
const BleuStatistics statistics{
    .hypothesis_length = 6, .reference_length = 6, .correct = {3, 1, 0, 0}, .total = {6, 5, 4, 3}};

Precisions smoothed(BleuSmoothing smoothing, std::optional<double> value = std::nullopt) {
  return smooth_precisions(statistics, {.smoothing = smoothing, .smooth_value = value});
}

// Chen and Cherry 2014, section 3, by hand.
TEST(BleuSmoothing, FollowsTheFormulas) {
  EXPECT_THAT(smoothed(BleuSmoothing::none).values, ElementsAre(50, 20, 0, 0));
  EXPECT_THAT(smoothed(BleuSmoothing::floor).values,
              ElementsAre(50, 20, DoubleEq(100 * 0.1 / 4), DoubleEq(100 * 0.1 / 3)));
  EXPECT_THAT(smoothed(BleuSmoothing::floor, 0.5).values,
              ElementsAre(50, 20, DoubleEq(100 * 0.5 / 4), DoubleEq(100 * 0.5 / 3)));
  EXPECT_THAT(smoothed(BleuSmoothing::add_k).values,
              ElementsAre(50, DoubleEq(100 * 2. / 6), DoubleEq(100 * 1. / 5), 25));
  EXPECT_THAT(smoothed(BleuSmoothing::exp).values,
              ElementsAre(50, 20, DoubleEq(100 / (2. * 4)), DoubleEq(100 / (4. * 3))));
}

TEST(BleuSmoothing, EffectiveOrderLeavesOutWhatTheTextIsTooShortFor) {
  const BleuStatistics pair{.hypothesis_length = 2,
                            .reference_length = 2,
                            .correct = {2, 1, 0, 0},
                            .total = {2, 1, 0, 0}};
  const Precisions all = smooth_precisions(pair, {});
  EXPECT_EQ(all.orders, 4);
  EXPECT_THAT(all.values, ElementsAre(100, 100, 0, 0));
  EXPECT_EQ(smooth_precisions(pair, {.effective_order = true}).orders, 2);
}

TEST(BleuSmoothing, EachMethodHasItsOwnValue) {
  EXPECT_EQ(smoothing_value({.smoothing = BleuSmoothing::floor}), 0.1);
  EXPECT_EQ(smoothing_value({.smoothing = BleuSmoothing::add_k}), 1);
  EXPECT_EQ(smoothing_value({.smoothing = BleuSmoothing::add_k, .smooth_value = 0.0}), 0);
}

}  // namespace
}  // namespace regard::metrics
